/** One label of a domain as it goes over the wire: lower case, internationalised labels in their `xn--` form. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** A last label that the URL standard reads as a number makes the host an IPv4 address. */
const NUMBER = /^(?:[0-9]+|0x[0-9a-f]*)$/
const MAXIMUM_LENGTH = 253

/**
 * Whether `text` is a domain an RP ID or an origin may have: lower case, at most 253 characters, no trailing dot, no IP
 * address, and more than one label unless it is `localhost`. A single label is what a top-level domain looks like, and
 * there is no list of public suffixes here: that `co.uk` is one is for the browser to know (it refuses it).
 */
export function isDomain(text: string): boolean {
  if (text === 'localhost') return true
  if (text.length > MAXIMUM_LENGTH) return false
  const labels = text.split('.')
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !NUMBER.test(labels.at(-1) ?? '')
}

/** Whether `domain` is `parent` or lies under it, on the boundary of a label. */
export function isWithinDomain(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`)
}

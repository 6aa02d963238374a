/** One label of a domain in its wire format: lower case, with internationalised labels as `xn--`. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** Matches a last label that makes the host an IPv4 address according to the URL standard. */
const NUMBER = /^(?:[0-9]+|0x[0-9a-f]*)$/
const MAXIMUM_LENGTH = 253

/**
 * Returns whether `text` is a domain that an RP ID or origin may use. It must be in lower case, have at most 253
 * characters, and must not have a trailing dot or be an IP address. A single label is rejected unless it is
 * `localhost`, because it could be a top-level domain. Other public suffixes, such as `co.uk`, are rejected by the
 * browser.
 */
export function isDomain(text: string): boolean {
  if (text === 'localhost') return true
  if (text.length > MAXIMUM_LENGTH) return false
  const labels = text.split('.')
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !NUMBER.test(labels.at(-1) ?? '')
}

/** Returns whether `domain` is `parent` or a subdomain of it. */
export function isWithinDomain(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`)
}

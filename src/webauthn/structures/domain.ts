/** One label of a domain in its wire format: lower case, with internationalised labels as `xn--`. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** A label below a registrable domain, which may contain underscores. */
const SUBDOMAIN_LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/
/** Matches a last label that makes the host an IPv4 address according to the URL standard. */
const NUMBER = /^(?:[0-9]+|0x[0-9a-f]*)$/
const MAXIMUM_LENGTH = 253

/**
 * Returns whether `text` is a domain that an RP ID or origin may use. It must be in lower case, have at most 253
 * characters, and must not have a trailing dot or be an IP address. The last two labels must not contain underscores. The
 * engine has no public suffix list: it accepts names such as `com` or `co.uk`, which browsers reject as an RP ID.
 */
export function isDomain(text: string): boolean {
  if (text.length > MAXIMUM_LENGTH) return false
  const labels = text.split('.')
  const isValid = (label: string, index: number) => (index < labels.length - 2 ? SUBDOMAIN_LABEL : LABEL).test(label)
  return labels.every(isValid) && !NUMBER.test(labels.at(-1) ?? '')
}

/** Returns whether `domain` is `parent` or a subdomain of it. */
export function isWithinDomain(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`)
}

/**
 * Returns whether a page on `domain` may use `rpId`. A single label, such as `intranet`, is a public suffix for the names
 * below it, so browsers accept it only on the host itself. `localhost` is the exception.
 */
export function mayUseRpId(domain: string, rpId: string): boolean {
  return rpId.includes('.') || rpId === 'localhost' ? isWithinDomain(domain, rpId) : domain === rpId
}

import { getDomain, getDomainWithoutSuffix, parse } from 'tldts'

/** Browsers include the private section of the public suffix list. */
const LIST = { allowPrivateDomains: true } as const

/** Returns the registrable origin label of a domain (WebAuthn §4), by which browsers count; undefined for a public suffix. */
export function labelOf(domain: string): string | undefined {
  const label = getDomainWithoutSuffix(domain, LIST)
  return label === null || label === '' ? undefined : label
}

/** Whether the public suffix list contains a domain: anyone can register names below it. Browsers reject it as an RP ID. */
export function isPublicSuffix(domain: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(domain, LIST)
  return publicSuffix === domain && (isIcann === true || isPrivate === true)
}

/** Returns the registrable domain of a domain, or the domain itself if it has none. */
export function registrableDomainOf(domain: string): string {
  return getDomain(domain, LIST) ?? domain
}

/** Whether browsers resolve a name to the local machine (RFC 6761 §6.3). */
export function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

/**
 * Returns why no server uses a domain that is spelled correctly. Names below a registrable domain may contain an underscore,
 * but no registry registers one that does.
 */
export function findDomainMistake(domain: string): string | undefined {
  if (!domain.includes('.') && isPublicSuffix(domain)) return 'the host must not be a top-level domain'
  const registrable = registrableDomainOf(domain)
  return registrable.includes('_')
    ? `the host must not have an underscore in its registrable domain "${registrable}"`
    : undefined
}

/** Returns a warning about a valid domain that works in some environments only. */
export function findDomainWarning(domain: string): string | undefined {
  if (domain.includes('_')) {
    return `The host "${domain}" has an underscore. Public certification authorities issue no certificate for this name, and some clients reject it.`
  }
  return domain.includes('.') || isLocalhost(domain)
    ? undefined
    : `The host "${domain}" has a single label. Public certification authorities issue no certificate for it, and its subdomains cannot use the passkeys.`
}

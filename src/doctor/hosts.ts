import { isIP } from 'node:net'
import type { LatchkeyConfig } from '../config/latchkey-config.js'

/** Returns the host of an http or https URL; undefined for any other text. */
export function hostOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.hostname : undefined
}

/** Returns whether the host is an IP address. */
export function isIpAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0
}

/** Returns whether `host` is `domain` or one of its subdomains. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/** Returns the domain and its parent domains, without the top-level domain. */
function withParents(domain: string): readonly string[] {
  const labels = domain.split('.')
  return labels.slice(0, Math.max(labels.length - 1, 1)).map((_label, index) => labels.slice(index).join('.'))
}

/**
 * Returns the RP IDs that a client may have used by mistake: the configured domains, the domains of the given origins,
 * their parents, and localhost.
 */
export function likelyRpIds(config: LatchkeyConfig, origins: readonly string[]): readonly string[] {
  const hosts = [...config.origins, ...origins].map(hostOf).filter((host) => host !== undefined && !isIpAddress(host))
  const domains = [config.rpId, ...(hosts as string[]), `www.${config.rpId}`, 'localhost']
  return [...new Set(domains.flatMap(withParents))]
}

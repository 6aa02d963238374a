import { isIP } from 'node:net'
import type { LatchkeyConfig } from '../config/latchkey-config.js'

/** The host of a web address; undefined for anything else. */
export function hostOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.hostname : undefined
}

/** Whether a host is an address of a machine, which is no domain. */
export function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0
}

/** Whether `host` is `domain` or lies under it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/** A domain and those above it, but no top-level domain. */
export function withParents(domain: string): readonly string[] {
  const labels = domain.split('.')
  return labels.slice(0, Math.max(labels.length - 1, 1)).map((_label, index) => labels.slice(index).join('.'))
}

/** The RP IDs that somebody may have meant: of this configuration, of its neighbours, of the machines of developers. */
export function likelyRpIds(config: LatchkeyConfig, origins: readonly string[]): readonly string[] {
  const hosts = [...config.origins, ...origins].map(hostOf).filter((host) => host !== undefined && !isAddress(host))
  const domains = [config.rpId, ...(hosts as string[]), `www.${config.rpId}`, 'localhost']
  return [...new Set(domains.flatMap(withParents))]
}

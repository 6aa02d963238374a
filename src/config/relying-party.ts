import {
  type AppId,
  ConfigurationError,
  type Origin,
  originBelongsTo,
  parseRpId,
  type RpId,
} from '../webauthn/index.js'
import { readAppId } from './app-id.js'
import type { Report } from './config-problem.js'
import { findDomainMistake, isLocalhost, isPublicSuffix } from './domains.js'
import { canonicalOrigin } from './origin-spelling.js'
import { isWebOrigin, readOrigins } from './origins.js'

/** The relying party and the origins of its ceremonies. */
export interface RelyingParty {
  readonly rpId: RpId
  readonly defaultOrigin: Origin
  /** The origins on which ceremonies may run, starting with the default origin. */
  readonly origins: readonly Origin[]
  /** The U2F AppID of imported credentials; null without one. */
  readonly appId: AppId | null
}

/** Whether ceremonies may run on an origin: a configured origin, or one whose host is the RP ID or a subdomain of it. */
export function isOriginOf({ rpId, origins }: Pick<RelyingParty, 'rpId' | 'origins'>, origin: Origin): boolean {
  return origins.includes(origin) || originBelongsTo(origin, rpId)
}

const HOSTNAME = /^([^:/]+)(?::([1-9]\d{0,4}))?$/

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' }

/**
 * Reads the keys `hostname`, `origins` and `app_id`. Returns undefined after reporting an invalid host name.
 *
 * @param port the port on which the server listens
 */
export function readRelyingParty(
  file: { readonly hostname: string; readonly origins: readonly string[]; readonly app_id: string | null },
  port: number,
  report: Report,
): RelyingParty | undefined {
  const host = readHostname(file.hostname, report)
  const further = readOrigins(file.origins, 'origins', report, (origin) => findForeignHost(origin, host?.rpId))
  const appId = readAppId(file.app_id, host?.rpId, report)
  if (host === undefined) return undefined
  const onLocalhost = isLocalhost(host.rpId)
  const scheme = onLocalhost ? 'http' : 'https'
  const defaultOrigin = originOf(scheme, host.rpId, host.port)
  // On localhost this server serves the page itself, on the port it listens on.
  const own = onLocalhost && port !== 0 ? [originOf(scheme, host.rpId, String(port))] : []
  const origins = [defaultOrigin, ...own, ...further]
  return { rpId: host.rpId, defaultOrigin, origins: [...new Set(origins)], appId }
}

function readHostname(hostname: string, report: Report): { rpId: RpId; port: string | undefined } | undefined {
  const [, host, port] = HOSTNAME.exec(hostname) ?? []
  if (host === undefined || Number(port ?? 0) > 65_535) {
    const reason = 'must be a domain with an optional port: "example.com", "localhost:3000"'
    report({ path: 'hostname', reason: `${reason}${suggestionFor(hostname)}` })
    return undefined
  }
  const rpId = readRpId(host, hostname, report)
  if (rpId === undefined) return undefined
  const reason = isPublicSuffix(rpId)
    ? 'must not be a public suffix: browsers reject it, use a domain below it'
    : findDomainMistake(rpId)
  if (reason !== undefined) report({ path: 'hostname', reason })
  return { rpId, port }
}

function readRpId(host: string, hostname: string, report: Report): RpId | undefined {
  try {
    return parseRpId(host, 'hostname')
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    report({ path: 'hostname', reason: `${error.reason}${suggestionFor(hostname)}` })
    return undefined
  }
}

/** Returns the spelling that an invalid host name should have: `xn--bcher-kva.example` for `Bücher.example`. */
function suggestionFor(hostname: string): string {
  const host = canonicalOrigin(hostname)?.replace(/^.*:\/\//, '')
  return host === undefined || host === hostname || !HOSTNAME.test(host) ? '' : `; write "${host}"`
}

/** The host of a web origin must belong to the RP ID. Apps and browser extensions have no host. */
function findForeignHost(origin: Origin, rpId: RpId | undefined): string | undefined {
  if (rpId === undefined || !isWebOrigin(origin) || originBelongsTo(origin, rpId)) return undefined
  return `must have the RP ID "${rpId}" or a subdomain of it as its host`
}

function originOf(scheme: string, host: RpId, port: string | undefined): Origin {
  const suffix = port === undefined || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`
  return `${scheme}://${host}${suffix}` as Origin
}

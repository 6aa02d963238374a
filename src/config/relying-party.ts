import {
  type AppId,
  isNativeOrigin,
  type Origin,
  originBelongsTo,
  parseOrigin,
  parseRpId,
  type RpId,
} from '../webauthn/index.js'
import { readAppId } from './app-id.js'
import type { Report } from './config-problem.js'
import { isPublicSuffix } from './related-origins.js'
import { attempt } from './web-origins.js'

/** The relying party and the origins of its ceremonies. */
export interface RelyingParty {
  readonly rpId: RpId
  readonly defaultOrigin: string
  /** The origins on which ceremonies may run, starting with the default origin. */
  readonly origins: readonly string[]
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
  const further = file.origins.map((text, index) => readOrigin(text, `origins[${index}]`, host?.rpId, report))
  const appId = readAppId(file.app_id, host?.rpId, report)
  if (host === undefined) return undefined
  const onLocalhost = isLocalhost(host.rpId)
  const scheme = onLocalhost ? 'http' : 'https'
  const defaultOrigin = originOf(scheme, host.rpId, host.port)
  // On localhost this server serves the page itself, on the port it listens on.
  const own = onLocalhost && port !== 0 ? [originOf(scheme, host.rpId, String(port))] : []
  const origins = [defaultOrigin, ...own, ...further.filter((origin) => origin !== undefined)]
  return { rpId: host.rpId, defaultOrigin, origins: [...new Set(origins)], appId }
}

function readHostname(hostname: string, report: Report): { rpId: RpId; port: string | undefined } | undefined {
  const [, host, port] = HOSTNAME.exec(hostname) ?? []
  if (host === undefined || Number(port ?? 0) > 65_535) {
    report({ path: 'hostname', reason: 'must be a domain with an optional port: "example.com", "localhost:3000"' })
    return undefined
  }
  const rpId = attempt(() => parseRpId(host, 'hostname'), report)
  if (rpId !== undefined && isPublicSuffix(rpId)) {
    report({ path: 'hostname', reason: 'must not be a public suffix: browsers reject it, use a domain below it' })
  }
  return rpId === undefined ? undefined : { rpId, port }
}

function readOrigin(text: string, path: string, rpId: RpId | undefined, report: Report): Origin | undefined {
  const origin = attempt(() => parseOrigin(text, path), report)
  if (origin === undefined || rpId === undefined || isNativeOrigin(origin)) return origin
  if (originBelongsTo(origin, rpId)) return origin
  report({ path, reason: `must have the RP ID "${rpId}" or a subdomain of it as its host` })
  return undefined
}

function originOf(scheme: string, host: string, port: string | undefined): string {
  const suffix = port === undefined || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`
  return `${scheme}://${host}${suffix}`
}

/** Whether browsers resolve a name to the local machine (RFC 6761 §6.3). */
export function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

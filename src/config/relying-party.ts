import { isNativeOrigin, type Origin, originBelongsTo, parseOrigin, parseRpId, type RpId } from '../webauthn/index.js'
import type { Report } from './schema/field.js'
import { attempt } from './web-origins.js'

/** Who the passkeys belong to, and where their ceremonies may run. */
export interface RelyingParty {
  readonly rpId: RpId
  readonly defaultOrigin: string
  /** Every origin a ceremony may run on, the default origin first. */
  readonly origins: readonly string[]
}

/** Whether a ceremony may run on an origin: it is one of the configuration, or on the domain of the RP ID or below it. */
export function isOriginOf({ rpId, origins }: Pick<RelyingParty, 'rpId' | 'origins'>, origin: Origin): boolean {
  return origins.includes(origin) || originBelongsTo(origin, rpId)
}

const HOSTNAME = /^([^:/]+)(?::([1-9]\d{0,4}))?$/

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' }

/** Reads `hostname` and `origins`. `port` is the one the server listens on. */
export function readRelyingParty(
  file: { readonly hostname: string; readonly origins: readonly string[] },
  port: number,
  report: Report,
): RelyingParty | undefined {
  const host = readHostname(file.hostname, report)
  const further = file.origins.map((text, index) => readOrigin(text, `origins[${index}]`, host?.rpId, report))
  if (host === undefined) return undefined
  const onLocalhost = isLocalhost(host.rpId)
  const scheme = onLocalhost ? 'http' : 'https'
  const defaultOrigin = originOf(scheme, host.rpId, host.port)
  // On localhost the page comes from this very server, whichever port it was told to listen on.
  const own = onLocalhost && port !== 0 ? [originOf(scheme, host.rpId, String(port))] : []
  const origins = [defaultOrigin, ...own, ...further.filter((origin) => origin !== undefined)]
  return { rpId: host.rpId, defaultOrigin, origins: [...new Set(origins)] }
}

function readHostname(hostname: string, report: Report): { rpId: RpId; port: string | undefined } | undefined {
  const [, host, port] = HOSTNAME.exec(hostname) ?? []
  if (host === undefined || Number(port ?? 0) > 65_535) {
    report({ path: 'hostname', reason: 'must be a domain, with a port where needed: "example.com", "localhost:3000"' })
    return undefined
  }
  const rpId = attempt(() => parseRpId(host, 'hostname'), report)
  return rpId === undefined ? undefined : { rpId, port }
}

function readOrigin(text: string, path: string, rpId: RpId | undefined, report: Report): Origin | undefined {
  const origin = attempt(() => parseOrigin(text, path), report)
  if (origin === undefined || rpId === undefined || isNativeOrigin(origin)) return origin
  if (originBelongsTo(origin, rpId)) return origin
  report({ path, reason: `must be on the domain of the RP ID "${rpId}" or below it` })
  return undefined
}

function originOf(scheme: string, host: string, port: string | undefined): string {
  const suffix = port === undefined || port === DEFAULT_PORTS[scheme] ? '' : `:${port}`
  return `${scheme}://${host}${suffix}`
}

/** Names that browsers resolve to the machine itself (RFC 6761 §6.3). */
export function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

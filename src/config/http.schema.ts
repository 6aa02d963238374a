import { field, type ValuesOf } from './schema/field.js'
import { integer, listOf } from './schema/kinds.js'
import { proxyAddress } from './trusted-proxies.js'

export const HTTP = {
  describe: 'How the server talks to its clients and to what stands in front of it.',
  fields: {
    trusted_proxies: field(
      listOf(proxyAddress, 0, 64),
      [],
      'The proxies in front of the server: only what these write into `X-Forwarded-For` is believed. With none, the client is whoever is connected. LATCHKEY_TRUSTED_PROXIES takes its place where it is set.',
    ),
    request_timeout_seconds: field(
      integer(5, 300),
      30,
      'How long a client may take to send its request, from the first byte to the last.',
    ),
    connection_timeout_seconds: field(
      integer(5, 600),
      60,
      'How long a connection may be silent in the middle of a request or of its answer.',
    ),
    keep_alive_seconds: field(
      integer(1, 600),
      72,
      'How long a connection is kept for a next request. More than what the proxy in front keeps it, or the proxy finds it closed.',
    ),
  },
} as const

/** How the server talks to its clients. */
export interface HttpSettings {
  /** Addresses, ranges and names of ranges whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  readonly requestTimeoutSeconds: number
  readonly connectionTimeoutSeconds: number
  readonly keepAliveSeconds: number
}

type Section = ValuesOf<{ readonly section: typeof HTTP }>['section']

/** @param trustedProxies those of the environment, which go before those of the file */
export function readHttp(section: Section, trustedProxies: readonly string[] | undefined): HttpSettings {
  return Object.freeze({
    trustedProxies: Object.freeze([...(trustedProxies ?? section.trusted_proxies)]),
    requestTimeoutSeconds: section.request_timeout_seconds,
    connectionTimeoutSeconds: section.connection_timeout_seconds,
    keepAliveSeconds: section.keep_alive_seconds,
  })
}

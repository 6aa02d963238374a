import type { z } from 'zod'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, listOf, section } from './schema/types.js'
import { proxyAddress } from './trusted-proxies.js'

export const HTTP = section('Connections with clients and with proxies.', {
  trusted_proxies: listOf(proxyAddress, 0, 64)
    .default([])
    .describe(
      'The proxies whose `X-Forwarded-For` header the server trusts. Without any, the client address is the address of the connection. The variable LATCHKEY_TRUSTED_PROXIES replaces this key.',
    ),
  request_timeout_seconds: integer(5, 300)
    .default(30)
    .describe(
      'How long a client may take to send its request, from the first byte of the headers to the last byte of the body. The server closes the connection at most two seconds later.',
    ),
  connection_timeout_seconds: integer(5, 600)
    .default(60)
    .describe('How long a connection may be idle during a request or its response.'),
  keep_alive_seconds: integer(1, 600)
    .default(72)
    .describe(
      "How long an idle connection stays open for another request. Must be longer than the proxy's keep-alive timeout, or the proxy may reuse a connection that has just been closed.",
    ),
  drain_seconds: integer(0, 300)
    .default(0)
    .describe(
      'How long the server accepts requests after SIGTERM or SIGINT, while `GET /health/ready` returns 503. Set it to the time that the load balancer needs to notice.',
    ),
  shutdown_seconds: integer(1, 600)
    .default(30)
    .describe(
      'How long a shutdown may take after `drain_seconds`. Then the server exits with status 1, and closes connections whose requests have not ended.',
    ),
})

type Section = z.output<typeof HTTP>

/** Settings of connections. `trustedProxies` has addresses, ranges and names of ranges. */
export type HttpSettings = CamelCased<Section>

/** @param trustedProxies the proxies of the environment, which replace those in the file */
export function resolveHttp(section: Section, trustedProxies: readonly string[] | undefined): HttpSettings {
  return camelCased({ ...section, trusted_proxies: [...(trustedProxies ?? section.trusted_proxies)] })
}

import { z } from 'zod'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, section } from './schema/types.js'

const perMinute = (fallback: number, description: string) =>
  integer(1, 10_000_000).nullable().default(fallback).describe(description)

export const RATE_LIMITS = section(
  'Limits on the number of requests per minute. The server rejects further requests with `rate_limited` and a `Retry-After` header. null means no limit. Each process counts requests separately. docs/operations.md describes how requests are counted.',
  {
    enabled: z
      .boolean()
      .default(true)
      .describe('Whether the server limits requests. Set it to false if a proxy limits requests instead.'),
    ceremonies_per_address: perMinute(
      60,
      'Requests from browsers and apps at one address that start or finish a ceremony or refresh a token. A sign-in takes two requests. IPv6 addresses are counted by their first 64 bits. In addition, ten times as many requests are permitted from the first 48 bits.',
    ),
    ceremonies_per_user: perMinute(
      30,
      'Requests from one client (an address or an API key) that start or finish a ceremony of one user. Ceremonies without a named user are not counted.',
    ),
    slow_down_per_user: perMinute(
      600,
      'Requests from all clients together that start or finish a ceremony of one user. Above the limit, the server delays further requests by up to two seconds. It does not reject them, so that no client can lock out a user by using the name.',
    ),
    requests_per_api_key: perMinute(6000, 'Requests with one API key.'),
    failed_api_keys_per_address: perMinute(
      20,
      'Unknown, expired or revoked API keys from one address. Above the limit, the server rejects all API keys from this address without checking them, except keys that it has accepted from this address before.',
    ),
  },
)

type Section = z.output<typeof RATE_LIMITS>

/** The maximum number of requests in any minute; null means no limit. */
export type RateLimitSettings = Omit<CamelCased<Section>, 'enabled'>

export function resolveRateLimits(section: Section): RateLimitSettings {
  const { enabled, ...limits } = section
  if (enabled) return camelCased(limits)
  return Object.freeze({
    ceremoniesPerAddress: null,
    ceremoniesPerUser: null,
    slowDownPerUser: null,
    requestsPerApiKey: null,
    failedApiKeysPerAddress: null,
  })
}

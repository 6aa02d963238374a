import { field, type ValuesOf } from './schema/field.js'
import { flag, integer, orNull } from './schema/kinds.js'

const perMinute = orNull(integer(1, 10_000_000))

export const RATE_LIMITS = {
  describe:
    'How many requests a minute are answered; more are refused with `rate_limited` and a `Retry-After`. null sets no limit. Each process counts for itself. docs/operations.md says what counts as what.',
  fields: {
    enabled: field(flag, true, 'false counts nothing: for a service behind something that limits requests itself.'),
    ceremonies_per_address: field(
      perMinute,
      60,
      'Requests of browsers and apps that begin or end a ceremony or renew a token, from one address. A sign-in takes two. IPv6 addresses count by their first 64 bits.',
    ),
    ceremonies_per_user: field(
      perMinute,
      30,
      'Requests that begin or end a ceremony of one user, whoever sends them. Ceremonies that name no user are not counted here.',
    ),
    requests_per_api_key: field(perMinute, 6000, 'Requests with one API key, whatever they ask for.'),
    failed_api_keys_per_address: field(
      perMinute,
      20,
      'API keys from one address that are unknown, expired or revoked. Then keys from there are refused unread, but those that were accepted from there before.',
    ),
  },
} as const

/** How many requests are answered, each in any one minute; null: any number. */
export interface RateLimitSettings {
  readonly ceremoniesPerAddress: number | null
  readonly ceremoniesPerUser: number | null
  readonly requestsPerApiKey: number | null
  readonly failedApiKeysPerAddress: number | null
}

const UNLIMITED: RateLimitSettings = Object.freeze({
  ceremoniesPerAddress: null,
  ceremoniesPerUser: null,
  requestsPerApiKey: null,
  failedApiKeysPerAddress: null,
})

type Section = ValuesOf<{ readonly section: typeof RATE_LIMITS }>['section']

export function readRateLimits(section: Section): RateLimitSettings {
  if (!section.enabled) return UNLIMITED
  return Object.freeze({
    ceremoniesPerAddress: section.ceremonies_per_address,
    ceremoniesPerUser: section.ceremonies_per_user,
    requestsPerApiKey: section.requests_per_api_key,
    failedApiKeysPerAddress: section.failed_api_keys_per_address,
  })
}

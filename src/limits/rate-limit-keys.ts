import type { FastifyRequest } from 'fastify'
import type { Caller } from '../access/caller.js'
import type { RateLimitSettings } from '../config/rate-limits.schema.js'
import { nameKeyOf } from '../users/user-name.js'
import { addressKeyOf } from './address-key.js'
import type { RateLimit, RateLimitKey } from './rate-limit.js'
import type { RouteClass } from './route-classes.data.js'

/** The members of a request that rate limits read. They are not validated yet. */
export type RateLimitedRequest = Pick<FastifyRequest, 'ip' | 'params' | 'body'> & { readonly caller?: Caller }

/** Returns the keys that a request counts against: its sender first, then the user that it names. */
export function rateLimitKeysOf(
  request: RateLimitedRequest,
  route: RouteClass | undefined,
  settings: RateLimitSettings,
): readonly RateLimitKey[] {
  const { requestsPerApiKey, ceremoniesPerAddress, ceremoniesPerUser } = settings
  const apiKeyId = request.caller?.apiKey?.id
  const address = apiKeyId === undefined && route?.byAddress === true ? addressKeyOf(request.ip) : undefined
  const user = route?.byUser === true ? findUser(request) : undefined
  return [
    ...createKeys('api-key', requestsPerApiKey, apiKeyId),
    ...createKeys('address', ceremoniesPerAddress, address),
    ...createKeys('user', ceremoniesPerUser, user),
  ]
}

/** Returns one rate limit key, or an empty list when the limit is disabled or the key is undefined. */
export function createKeys(
  name: RateLimit['name'],
  limit: number | null,
  key: string | undefined,
): readonly RateLimitKey[] {
  return limit === null || key === undefined ? [] : [{ rateLimit: { name, limit }, key }]
}

/**
 * Returns the user that a request names: the signed-in user, the user id that a backend sends, or the e-mail address
 * that a browser sends, whether or not it belongs to an account. A user id is used only when a backend sends it.
 * Otherwise any browser could use up the limit of a backend's user.
 */
function findUser({ caller, params, body }: RateLimitedRequest): string | undefined {
  if (caller?.user !== undefined) return `id ${caller.user.userId}`
  if (caller?.apiKey !== undefined) return findUserId(params, body)
  const email = textIn(body, 'email')
  return email === undefined ? undefined : `name ${nameKeyOf(email)}`
}

function findUserId(params: unknown, body: unknown): string | undefined {
  const id = textIn(params, 'userId') ?? textIn(body, 'userId') ?? textIn(commandDataIn(body), 'userId')
  return id === undefined ? undefined : `id ${id}`
}

/** The command format has its members one level deeper, in `data`. */
function commandDataIn(body: unknown): unknown {
  return isObject(body) ? body['data'] : undefined
}

function textIn(holder: unknown, name: string): string | undefined {
  const value = isObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined
  return typeof value === 'string' ? value : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

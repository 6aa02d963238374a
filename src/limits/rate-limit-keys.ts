import type { FastifyRequest } from 'fastify'
import type { Caller } from '../access/caller.js'
import type { RateLimitSettings } from '../config/rate-limits.schema.js'
import { nameKeyOf } from '../users/user-name.js'
import { addressKeyOf, networkKeyOf } from './address-key.js'
import type { RateLimit, RateLimitKey } from './rate-limit.js'
import type { RouteClass } from './route-classes.data.js'

/** The members of a request that rate limits read. They are not validated yet. */
export type RateLimitedRequest = Pick<FastifyRequest, 'ip' | 'params' | 'body'> & { readonly caller?: Caller }

/** Returns the keys that a request counts against: its sender first, then the user that it names, for this sender only. */
export function rateLimitKeysOf(
  request: RateLimitedRequest,
  route: RouteClass | undefined,
  settings: RateLimitSettings,
): readonly RateLimitKey[] {
  const { requestsPerApiKey, ceremoniesPerAddress, ceremoniesPerUser } = settings
  const apiKeyId = request.caller?.apiKey?.id
  const isByAddress = apiKeyId === undefined && route?.byAddress === true
  const user = route?.byUser === true ? findUser(request) : undefined
  const sender = apiKeyId ?? addressKeyOf(request.ip)
  return [
    ...createKeys('api-key', requestsPerApiKey, apiKeyId),
    ...(isByAddress ? createAddressKeys(['address', 'network'], ceremoniesPerAddress, request.ip) : []),
    ...createKeys('user', ceremoniesPerUser, user && `${sender} ${user}`),
  ]
}

/** Returns the key that counts the requests from all clients for the user that a request names. */
export function slowDownKeysOf(
  request: RateLimitedRequest,
  route: RouteClass | undefined,
  { slowDownPerUser }: RateLimitSettings,
): readonly RateLimitKey[] {
  return createKeys('slow-down', slowDownPerUser, route?.byUser === true ? findUser(request) : undefined)
}

/** The requests of an IPv6 /48 may reach the limit of this many addresses. */
const ADDRESSES_PER_NETWORK = 10

/** Returns the keys of an address and, for IPv6, of its /48. */
export function createAddressKeys(
  [address, network]: readonly [address: RateLimit['name'], network: RateLimit['name']],
  limit: number | null,
  ip: string | undefined,
): readonly RateLimitKey[] {
  return [
    ...createKeys(address, limit, addressKeyOf(ip)),
    ...createKeys(network, limit && limit * ADDRESSES_PER_NETWORK, networkKeyOf(ip)),
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

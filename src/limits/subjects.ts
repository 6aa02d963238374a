import type { FastifyRequest } from 'fastify'
import type { Caller } from '../access/caller.js'
import type { RateLimitSettings } from '../config/rate-limits.schema.js'
import { nameKeyOf } from '../users/user-name.js'
import { addressKeyOf } from './address-key.js'
import type { Quota, Subject } from './quota.js'
import type { RouteClass } from './route-classes.data.js'

/** The members of a request that limits look at. Nothing of it is validated yet. */
export type LimitedRequest = Pick<FastifyRequest, 'ip' | 'params' | 'body'> & { readonly caller?: Caller }

/** Who a request counts for: whoever sends it first, then the user it is about. */
export function subjectsOf(
  request: LimitedRequest,
  route: RouteClass | undefined,
  settings: RateLimitSettings,
): readonly Subject[] {
  const { requestsPerApiKey, ceremoniesPerAddress, ceremoniesPerUser } = settings
  const apiKeyId = request.caller?.apiKey?.id
  const address = apiKeyId === undefined && route?.byAddress === true ? addressKeyOf(request.ip) : undefined
  const user = route?.byUser === true ? userIn(request) : undefined
  return [
    ...subject('api-key', requestsPerApiKey, apiKeyId),
    ...subject('address', ceremoniesPerAddress, address),
    ...subject('user', ceremoniesPerUser, user),
  ]
}

/** One count; none where there is no limit or nobody to count for. */
export function subject(name: Quota['name'], limit: number | null, key: string | undefined): readonly Subject[] {
  return limit === null || key === undefined ? [] : [{ quota: { name, limit }, key }]
}

/**
 * The user a request is about: who signed in, whom a backend names by id, or whom anybody names by e-mail address, there
 * or not. Nobody else's word for an id counts: it would use up what the user's backend has.
 */
function userIn({ caller, params, body }: LimitedRequest): string | undefined {
  if (caller?.user !== undefined) return `id ${caller.user.userId}`
  if (caller?.apiKey !== undefined) return idIn(params, body)
  const email = textIn(body, 'email')
  return email === undefined ? undefined : `name ${nameKeyOf(email)}`
}

function idIn(params: unknown, body: unknown): string | undefined {
  const id = textIn(params, 'userId') ?? textIn(body, 'userId') ?? textIn(dataIn(body), 'userId')
  return id === undefined ? undefined : `id ${id}`
}

/** The wire of commands has its members one level below. */
function dataIn(body: unknown): unknown {
  return isObject(body) ? body['data'] : undefined
}

function textIn(holder: unknown, name: string): string | undefined {
  const value = isObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined
  return typeof value === 'string' ? value : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

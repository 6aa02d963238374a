import type { ApiKey } from '../../src/access/api-key.js'
import type { AuthenticatedUser } from '../../src/access/caller.js'
import type { RateLimitSettings } from '../../src/config/rate-limits.schema.js'
import { ROUTE_CLASSES, type RouteClassName } from '../../src/limits/route-classes.data.js'
import { type RateLimitedRequest, rateLimitKeysOf, slowDownKeysOf } from '../../src/limits/rate-limit-keys.js'

const settings: RateLimitSettings = {
  ceremoniesPerAddress: 60,
  ceremoniesPerUser: 30,
  slowDownPerUser: 600,
  requestsPerApiKey: 6000,
  failedApiKeysPerAddress: 20,
}
const backend = { caller: { apiKey: { id: 'k1' } as ApiKey } }
const user = { caller: { user: { userId: 'u1' } as AuthenticatedUser } }

const keysOf = (route: RouteClassName | undefined, request: Partial<RateLimitedRequest>, limits = settings) =>
  rateLimitKeysOf(
    { ip: '192.0.2.1', params: {}, body: undefined, ...request },
    route === undefined ? undefined : ROUTE_CLASSES[route],
    limits,
  ).map(({ rateLimit, key }) => `${rateLimit.name} ${key}`)

it.each<[string, RouteClassName | undefined, Partial<RateLimitedRequest>, string[]]>([
  ['a browser on an unlimited route', undefined, {}, []],
  ['a signed-in user on an unlimited route', undefined, user, []],
  ['an API key on an unlimited route', undefined, backend, ['api-key k1']],
  ['a browser', 'ceremony-start', {}, ['address 192.0.2.1']],
  ['a browser that sends a user id', 'ceremony-finish', { body: { userId: 'u2' } }, ['address 192.0.2.1']],
  ['a browser that presents a secret', 'secret', { body: { userId: 'u' } }, ['address 192.0.2.1']],
  ['a signed-in user', 'ceremony-start', user, ['address 192.0.2.1', 'user 192.0.2.1 id u1']],
  [
    'a signed-in user that sends another user id',
    'ceremony-start',
    { ...user, body: { userId: 'u2' } },
    ['address 192.0.2.1', 'user 192.0.2.1 id u1'],
  ],
  [
    'an e-mail address in another spelling',
    'ceremony-start',
    { body: { email: ' ADA@Example.com' } },
    ['address 192.0.2.1', 'user 192.0.2.1 name ada@example.com'],
  ],
  [
    'a backend that sends a user id in the body',
    'ceremony-finish',
    { ...backend, body: { userId: 'u2' } },
    ['api-key k1', 'user k1 id u2'],
  ],
  [
    'a backend that sends a user id in the path',
    'ceremony-start',
    { ...backend, params: { userId: 'u3' } },
    ['api-key k1', 'user k1 id u3'],
  ],
  [
    'a backend that sends a command',
    'ceremony-command',
    { ...backend, body: { command: 'x', data: { userId: 'u4' } } },
    ['api-key k1', 'user k1 id u4'],
  ],
  ['a user id that is not a string', 'ceremony-start', { ...backend, body: { userId: { a: 1 } } }, ['api-key k1']],
  ['a body that is not an object', 'ceremony-start', { ...backend, body: 'userId' }, ['api-key k1']],
  ['an e-mail address that is not a string', 'ceremony-start', { body: { email: ['a'] } }, ['address 192.0.2.1']],
])('counts a request against the right keys: %s', (_what, route, request, expected) => {
  expect(keysOf(route, request)).toEqual(expected)
})

it.each<[string, Partial<RateLimitedRequest>, string[]]>([
  ['a browser', { body: { email: 'ADA@example.com' } }, ['slow-down name ada@example.com 600']],
  ['a signed-in user', user, ['slow-down id u1 600']],
  ['a backend', { ...backend, body: { userId: 'u2' } }, ['slow-down id u2 600']],
  ['a request without a user', {}, []],
])('counts the requests of all clients for a user: %s', (_what, request, expected) => {
  const complete = { ip: '192.0.2.1', params: {}, body: undefined, ...request }
  const keys = slowDownKeysOf(complete, ROUTE_CLASSES['ceremony-start'], settings)
  expect(keys.map(({ rateLimit, key }) => `${rateLimit.name} ${key} ${rateLimit.limit}`)).toEqual(expected)
})

it('counts an IPv6 client for its /64, and with ten times the limit for its /48', () => {
  const request = { ip: '2001:db8:1:2::3', params: {}, body: { email: 'a@b' } }
  const keys = rateLimitKeysOf(request, ROUTE_CLASSES['ceremony-start'], settings)
  expect(keys.map(({ rateLimit: { name, limit }, key }) => [name, key, limit])).toEqual([
    ['address', '2001:db8:1:2::/64', 60],
    ['network', '2001:db8:1::/48', 600],
    ['user', '2001:db8:1:2::/64 name a@b', 30],
  ])
})

it('counts a user id and an equal e-mail address separately', () => {
  const [asId] = keysOf('ceremony-start', { ...backend, body: { userId: 'a@b' } }).slice(1)
  const [asName] = keysOf('ceremony-start', { body: { email: 'a@b' } }).slice(1)
  expect(asId).not.toBe(asName)
})

it('returns no keys when the limits are disabled', () => {
  const none = {
    ceremoniesPerAddress: null,
    ceremoniesPerUser: null,
    slowDownPerUser: null,
    requestsPerApiKey: null,
    failedApiKeysPerAddress: null,
  }
  expect(keysOf('ceremony-start', { ...backend, body: { userId: 'u' } }, none)).toEqual([])
  expect(keysOf('ceremony-start', user, none)).toEqual([])
})

import type { ApiKey } from '../../src/access/api-key.js'
import type { AuthenticatedUser } from '../../src/access/caller.js'
import type { RateLimitSettings } from '../../src/config/rate-limits.schema.js'
import { ROUTE_CLASSES, type RouteClassName } from '../../src/limits/route-classes.data.js'
import { type LimitedRequest, subjectsOf } from '../../src/limits/subjects.js'

const settings: RateLimitSettings = {
  ceremoniesPerAddress: 60,
  ceremoniesPerUser: 30,
  requestsPerApiKey: 6000,
  failedApiKeysPerAddress: 20,
}
const backend = { caller: { apiKey: { id: 'k1' } as ApiKey } }
const user = { caller: { user: { userId: 'u1' } as AuthenticatedUser } }

const countedFor = (route: RouteClassName | undefined, request: Partial<LimitedRequest>, limits = settings) =>
  subjectsOf(
    { ip: '192.0.2.1', params: {}, body: undefined, ...request },
    route === undefined ? undefined : ROUTE_CLASSES[route],
    limits,
  ).map(({ quota, key }) => `${quota.name} ${key}`)

it.each<[string, RouteClassName | undefined, Partial<LimitedRequest>, string[]]>([
  ['a route that is not limited', undefined, {}, []],
  ['a user on a route that is not limited', undefined, user, []],
  ['any request with an API key', undefined, backend, ['api-key k1']],
  ['a browser', 'ceremony-start', {}, ['address 192.0.2.1']],
  ['a browser that names the user of a backend', 'ceremony-finish', { body: { userId: 'u2' } }, ['address 192.0.2.1']],
  ['a secret', 'secret', { body: { userId: 'u' } }, ['address 192.0.2.1']],
  ['who signed in', 'ceremony-start', user, ['address 192.0.2.1', 'user id u1']],
  [
    'who signed in and names somebody else',
    'ceremony-start',
    { ...user, body: { userId: 'u2' } },
    ['address 192.0.2.1', 'user id u1'],
  ],
  [
    'an e-mail address, however it is written',
    'ceremony-start',
    { body: { email: ' ADA@Example.com' } },
    ['address 192.0.2.1', 'user name ada@example.com'],
  ],
  [
    'a backend for a user of its own',
    'ceremony-finish',
    { ...backend, body: { userId: 'u2' } },
    ['api-key k1', 'user id u2'],
  ],
  [
    'a backend with the user in the address',
    'ceremony-start',
    { ...backend, params: { userId: 'u3' } },
    ['api-key k1', 'user id u3'],
  ],
  [
    'a command',
    'ceremony-command',
    { ...backend, body: { command: 'x', data: { userId: 'u4' } } },
    ['api-key k1', 'user id u4'],
  ],
  ['a user id that is no text', 'ceremony-start', { ...backend, body: { userId: { a: 1 } } }, ['api-key k1']],
  ['a body that is no object', 'ceremony-start', { ...backend, body: 'userId' }, ['api-key k1']],
  ['an e-mail address of another kind', 'ceremony-start', { body: { email: ['a'] } }, ['address 192.0.2.1']],
])('%s', (_what, route, request, expected) => {
  expect(countedFor(route, request)).toEqual(expected)
})

it('does not tell the id of one user from the name of another by chance', () => {
  const [asId] = countedFor('ceremony-start', { ...backend, body: { userId: 'a@b' } }).slice(1)
  const [asName] = countedFor('ceremony-start', { body: { email: 'a@b' } }).slice(1)
  expect(asId).not.toBe(asName)
})

it('counts nothing without a limit', () => {
  const none = {
    ceremoniesPerAddress: null,
    ceremoniesPerUser: null,
    requestsPerApiKey: null,
    failedApiKeysPerAddress: null,
  }
  expect(countedFor('ceremony-start', { ...backend, body: { userId: 'u' } }, none)).toEqual([])
  expect(countedFor('ceremony-start', user, none)).toEqual([])
})

import { RequestMethod } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { DiscoveryService } from '@nestjs/core'
import { RATE_LIMITED } from '../../src/limits/rate-limits.decorators.js'
import { startTestApp, TEST_API_KEY, type TestApp, type TestResponse } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { bodyOf } from '../support/flows.js'

const apps: TestApp[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

async function start(rateLimits: object, more: object = {}): Promise<TestApp> {
  const app = await startTestApp({ config: { rate_limits: rateLimits, ...more } })
  apps.push(app)
  return app
}

const OTHER_KEY = `lk_other_${'0'.repeat(64)}`

const asBackend = (app: TestApp, url: string, payload?: object, key = TEST_API_KEY) =>
  app.send({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { authorization: `Bearer ${key}` },
    ...(payload !== undefined && { payload }),
  })

const signIn = (app: TestApp, remoteAddress = '192.0.2.1', headers: Record<string, string> = {}) =>
  app.send({ method: 'POST', url: '/v1/sign-in/start', remoteAddress, headers, payload: {} })

const rateHeaders = ({ headers }: TestResponse) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => /^ratelimit|^retry-after/.test(name)))

/** Sends the same request repeatedly and returns the codes. */
async function statuses(times: number, send: () => Promise<TestResponse>): Promise<number[]> {
  const answers: number[] = []
  for (let index = 0; index < times; index++) answers.push((await send()).status)
  return answers
}

describe('limits per address', () => {
  it('reject the first request above the limit and state when to retry', async () => {
    const app = await start({ ceremonies_per_address: 2 })
    const first = await signIn(app)
    expect(first.status).toBe(200)
    expect(rateHeaders(first)).toEqual({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
      'ratelimit-policy': '"address";q=2;w=60',
    })
    expect((await signIn(app)).headers['ratelimit-remaining']).toBe('0')
    const refused = await signIn(app)
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'rate_limited', limitedBy: 'address', retryAfterSeconds: expect.any(Number) },
    })
    expect(refused.headers['content-type']).toBe('application/problem+json')
    const { 'retry-after': retryAfter, ...rest } = rateHeaders(refused)
    expect(Number(retryAfter)).toBeGreaterThan(0)
    expect(Number(retryAfter)).toBeLessThanOrEqual(60)
    expect(rest).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '0', 'ratelimit-reset': retryAfter })
  })

  it('count each address separately, over all ceremonies', async () => {
    const app = await start({ ceremonies_per_address: 2 })
    const signUp = { method: 'POST', url: '/v1/sign-up/start', payload: { email: 'a@example.com' } } as const
    expect((await signIn(app)).status).toBe(200)
    expect((await app.send({ ...signUp, remoteAddress: '192.0.2.1' })).status).toBe(200)
    expect((await signIn(app)).status).toBe(429)
    expect((await signIn(app, '192.0.2.2')).status).toBe(200)
  })

  it('count an IPv6 /64 as one address', async () => {
    const app = await start({ ceremonies_per_address: 1 })
    expect((await signIn(app, '2001:db8::1')).status).toBe(200)
    expect((await signIn(app, '2001:db8::ffff')).status).toBe(429)
    expect((await signIn(app, '2001:db8:0:1::1')).status).toBe(200)
  })

  it('count failed requests', async () => {
    const app = await start({ ceremonies_per_address: 1 })
    const finish = { method: 'POST', url: '/v1/sign-in/finish', payload: {}, remoteAddress: '192.0.2.1' } as const
    expect((await app.send(finish)).status).toBe(400)
    expect((await app.send(finish)).status).toBe(429)
  })

  it('reject a request before it has an effect', async () => {
    const app = await start({ ceremonies_per_address: 1 })
    await signIn(app)
    const countCeremonies = () =>
      app.unitOfWork.transaction((manager) => manager.query<unknown>('SELECT count(*) AS n FROM ceremonies'))
    const before = await countCeremonies()
    const refused = await signIn(app)
    expect(refused.headers).not.toHaveProperty('set-cookie')
    expect(await countCeremonies()).toEqual(before)
  })

  it('apply to concurrent requests', async () => {
    const app = await start({ ceremonies_per_address: 5 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(app)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
  })

  it('do not apply to backends, health checks and documents', async () => {
    const app = await start({ ceremonies_per_address: 1, ceremonies_per_user: null })
    expect(await statuses(3, () => asBackend(app, '/v1/authentication/start', {}))).toEqual([200, 200, 200])
    for (const url of ['/health/live', '/.well-known/jwks.json', '/openapi.json']) {
      expect(await statuses(3, () => app.send({ url }))).toEqual([200, 200, 200])
    }
  })
})

describe('the address of a client', () => {
  const forwarded = (value: string) => ({ 'x-forwarded-for': value })

  it('is the peer of the connection, regardless of headers', async () => {
    const app = await start({ ceremonies_per_address: 1 })
    expect((await signIn(app, '10.0.0.1', forwarded('192.0.2.1'))).status).toBe(200)
    expect((await signIn(app, '10.0.0.1', forwarded('192.0.2.2'))).status).toBe(429)
  })

  it('is the address that a trusted proxy names', async () => {
    const app = await start({ ceremonies_per_address: 1 }, { http: { trusted_proxies: ['10.0.0.0/8'] } })
    expect((await signIn(app, '10.0.0.1', forwarded('192.0.2.1'))).status).toBe(200)
    expect((await signIn(app, '10.0.0.1', forwarded('192.0.2.2'))).status).toBe(200)
    expect((await signIn(app, '10.0.0.9', forwarded('192.0.2.1'))).status).toBe(429)
  })

  it('ignores a port that the proxy adds', async () => {
    const app = await start({ ceremonies_per_address: 1 }, { http: { trusted_proxies: ['10.0.0.0/8'] } })
    expect((await signIn(app, '10.0.0.1', forwarded('192.0.2.1:4711'))).status).toBe(200)
    expect((await signIn(app, '10.0.0.1', forwarded('192.0.2.1:4712'))).status).toBe(429)
  })

  it('is not taken from entries that the client added', async () => {
    const app = await start({ ceremonies_per_address: 1 }, { http: { trusted_proxies: ['10.0.0.0/8'] } })
    expect((await signIn(app, '10.0.0.1', forwarded('198.51.100.1, 192.0.2.1'))).status).toBe(200)
    expect((await signIn(app, '10.0.0.1', forwarded('198.51.100.2, 192.0.2.1'))).status).toBe(429)
  })

  it('is not taken from headers of an untrusted peer', async () => {
    const app = await start({ ceremonies_per_address: 1 }, { http: { trusted_proxies: ['10.0.0.0/8'] } })
    expect((await signIn(app, '192.0.2.7', forwarded('192.0.2.1'))).status).toBe(200)
    expect((await signIn(app, '192.0.2.7', forwarded('192.0.2.2'))).status).toBe(429)
  })
})

describe('limits per user', () => {
  it('count the ceremonies of a user from all clients', async () => {
    const app = await start({ ceremonies_per_user: 2 })
    const startFor = (userId: string) =>
      asBackend(app, '/v1/registration/start', { userId, emailOrUsername: `${userId}@example.com` })
    expect(await statuses(3, () => startFor('ada'))).toEqual([200, 200, 429])
    expect(bodyOf(await startFor('ada'))).toMatchObject({ limitedBy: 'user' })
    expect((await startFor('grace')).status).toBe(200)
  })

  it('respond alike for existing and unknown users', async () => {
    const app = await start({ ceremonies_per_user: 1 })
    await asBackend(app, '/v1/users', { userId: 'ada', emailOrUsername: 'ada@example.com' })
    for (const userId of ['ada', 'nobody']) {
      await asBackend(app, '/v1/authentication/start', { userId })
      expect((await asBackend(app, '/v1/authentication/start', { userId })).status).toBe(429)
    }
  })

  it('do not apply to ceremonies without a user', async () => {
    const app = await start({ ceremonies_per_user: 1 })
    expect(await statuses(3, () => asBackend(app, '/v1/authentication/start', {}))).toEqual([200, 200, 200])
  })

  it('apply to PropelAuth commands, in their error format', async () => {
    const app = await start({ ceremonies_per_user: 1 })
    const command = { command: 'FetchAllPasskeysForUser', data: { userId: 'ada' } }
    expect((await asBackend(app, '/run-command', command)).status).toBe(200)
    const refused = await asBackend(app, '/run-command', command)
    expect(refused).toMatchObject({ status: 429, body: { type: 'UnexpectedError' } })
    expect(refused.headers['retry-after']).toMatch(/^\d+$/)
  })
})

describe('a name that another client uses', () => {
  const signInAs = (app: TestApp, remoteAddress: string, email = 'victim@example.com') =>
    app.send({ method: 'POST', url: '/v1/sign-in/start', remoteAddress, payload: { email } })

  it('is limited for that client only', async () => {
    const app = await start({ ceremonies_per_user: 30 })
    expect(new Set(await statuses(30, () => signInAs(app, '198.51.100.1')))).toEqual(new Set([200]))
    expect(await signInAs(app, '198.51.100.1')).toMatchObject({ status: 429, body: { limitedBy: 'user' } })
    expect((await signInAs(app, '192.0.2.1')).status).toBe(200)
    expect((await signInAs(app, '2001:db8::1')).status).toBe(200)
  })

  it('is slowed down above the limit for all clients, and never rejected', async () => {
    const app = await start({ ceremonies_per_user: 2, slow_down_per_user: 5 })
    const millis: number[] = []
    for (let index = 0; index < 9; index += 1) {
      const startedAt = performance.now()
      expect((await signInAs(app, `198.51.100.${index}`)).status).toBe(200)
      millis.push(performance.now() - startedAt)
    }
    const delays = [100, 200, 300, 400]
    expect(millis.slice(5).map((time, index) => time >= (delays[index] ?? 0) - 5)).toEqual([true, true, true, true])
    expect((await signInAs(app, '192.0.2.1', 'other@example.com')).status).toBe(200)
  })

  it('is not slowed down by requests that are rejected', async () => {
    const app = await start({ ceremonies_per_user: 1, slow_down_per_user: 2 })
    await statuses(50, () => signInAs(app, '198.51.100.1'))
    const startedAt = performance.now()
    expect((await signInAs(app, '192.0.2.1')).status).toBe(200)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it('is limited for each backend separately', async () => {
    const app = await start({ ceremonies_per_user: 1 })
    const grant = { name: 'shop', scopes: ['registration:write'] }
    const { key } = bodyOf<{ key: string }>(await asBackend(app, '/v1/api-keys', grant))
    const user = { userId: 'ada', emailOrUsername: 'ada@example.com' }
    const startWith = (apiKey: string) => asBackend(app, '/v1/registration/start', user, apiKey)
    expect(await statuses(2, () => startWith(key))).toEqual([200, 429])
    expect((await startWith(TEST_API_KEY)).status).toBe(200)
  })
})

describe('an IPv6 /48', () => {
  it('may send ten times as much as an address', async () => {
    const app = await start({ ceremonies_per_address: 2 })
    const answers: number[] = []
    for (let subnet = 0; subnet < 21; subnet += 1) {
      answers.push((await signIn(app, `2001:db8:1:${subnet.toString(16)}::1`)).status)
    }
    expect(answers.slice(0, 20)).toEqual(answers.slice(0, 20).map(() => 200))
    const refused = await signIn(app, '2001:db8:1:ffff::1')
    expect(refused).toMatchObject({ status: 429, body: { limitedBy: 'network' } })
    expect(rateHeaders(refused)['ratelimit-policy']).toBe('"network";q=20;w=60')
    expect((await signIn(app, '2001:db8:2::1')).status).toBe(200)
  })

  it('may try ten times as many API keys as an address', async () => {
    const app = await start({ failed_api_keys_per_address: 1 })
    const knock = (subnet: number) =>
      app.send({
        url: '/v1/users',
        remoteAddress: `2001:db8:1:${subnet.toString(16)}::1`,
        headers: { authorization: `Bearer ${OTHER_KEY}` },
      })
    const answers: number[] = []
    for (let subnet = 0; subnet < 11; subnet += 1) answers.push((await knock(subnet)).status)
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  })
})

describe('limits per API key', () => {
  it('count every request with the key and no others', async () => {
    const app = await start({ requests_per_api_key: 2 })
    const first = await asBackend(app, '/v1/users')
    expect(rateHeaders(first)['ratelimit-policy']).toBe('"api-key";q=2;w=60')
    expect((await asBackend(app, '/v1/metadata')).status).toBe(200)
    expect(await asBackend(app, '/v1/users')).toMatchObject({
      status: 429,
      body: { code: 'rate_limited', limitedBy: 'api-key' },
    })
    expect((await signIn(app)).status).toBe(200)
  })

  it.each([
    ['has no scope for', '/v1/api-keys', undefined],
    ['may not send from this origin', '/v1/users', 'https://evil.example'],
  ])('count requests with a key that %s', async (_what, url, origin) => {
    const app = await start({ requests_per_api_key: 3 })
    const grant = { name: 'shop', scopes: ['users:read'], allowedOrigins: ['http://localhost:3000'] }
    const key = bodyOf<{ key: string }>(await asBackend(app, '/v1/api-keys', grant)).key
    const headers = { authorization: `Bearer ${key}`, ...(origin !== undefined && { origin }) }
    expect(await statuses(4, () => app.send({ url, headers }))).toEqual([403, 403, 403, 429])
    expect(await asBackend(app, '/v1/users', undefined, key)).toMatchObject({
      status: 429,
      body: { limitedBy: 'api-key' },
    })
  })

  it('are reported in the headers of rejected requests', async () => {
    const app = await start({ requests_per_api_key: 5, failed_api_keys_per_address: 3 })
    const body = { name: 'reader', scopes: ['users:read'] }
    const made = bodyOf<{ key: string }>(await asBackend(app, '/v1/api-keys', body))
    const refused = await asBackend(app, '/v1/api-keys', body, made.key)
    expect(refused).toMatchObject({ status: 403, body: { requiredScopes: ['admin'] } })
    const shown = { 'ratelimit-limit': '5', 'ratelimit-remaining': '4', 'ratelimit-policy': '"api-key";q=5;w=60' }
    expect(rateHeaders(refused)).toMatchObject(shown)
    const failed = await asBackend(app, '/v1/users', undefined, OTHER_KEY)
    expect(failed).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } })
    expect(rateHeaders(failed)).toMatchObject({
      'ratelimit-limit': '3',
      'ratelimit-remaining': '2',
      'ratelimit-policy': '"failed-api-keys";q=3;w=60',
    })
  })

  it('report the limit that is closest to being exceeded', async () => {
    const app = await start({ requests_per_api_key: 100, ceremonies_per_user: 2 })
    const answer = await asBackend(app, '/v1/registration/start', { userId: 'a', emailOrUsername: 'a@example.com' })
    expect(rateHeaders(answer)).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' })
  })
})

describe('invalid API keys', () => {
  const knock = (app: TestApp, key: string, remoteAddress = '192.0.2.1') =>
    app.send({ url: '/v1/users', remoteAddress, headers: { authorization: `Bearer ${key}` } })

  it('are rejected without a lookup above the limit', async () => {
    const app = await start({ failed_api_keys_per_address: 2 })
    expect(await statuses(2, () => knock(app, OTHER_KEY))).toEqual([401, 401])
    const refused = await knock(app, OTHER_KEY)
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited', limitedBy: 'failed-api-keys' } })
    expect(refused.headers['retry-after']).toMatch(/^\d+$/)
    expect((await knock(app, TEST_API_KEY)).status).toBe(429)
    expect((await knock(app, TEST_API_KEY, '192.0.2.2')).status).toBe(200)
  })

  it('are counted whether they are unknown, expired or revoked', async () => {
    const app = await start({ failed_api_keys_per_address: 3 })
    const wrong = ['nonsense', OTHER_KEY, `${TEST_API_KEY}x`]
    for (const key of wrong) expect((await knock(app, key)).status).toBe(401)
    expect((await knock(app, OTHER_KEY)).status).toBe(429)
  })

  it('do not lock out a key that was accepted from the same address', async () => {
    const app = await start({ failed_api_keys_per_address: 1 })
    expect((await knock(app, TEST_API_KEY)).status).toBe(200)
    expect(await statuses(3, () => knock(app, OTHER_KEY))).toEqual([401, 429, 429])
    expect((await knock(app, TEST_API_KEY)).status).toBe(200)
  })

  it('lose the exemption of accepted keys once they fail', async () => {
    const app = await start({ failed_api_keys_per_address: 1 })
    expect((await knock(app, TEST_API_KEY)).status).toBe(200)
    await app.unitOfWork.transaction((manager) => manager.query('UPDATE api_keys SET revoked_at = 1'))
    app.clock.advanceSeconds(1)
    expect(await statuses(2, () => knock(app, TEST_API_KEY))).toEqual([401, 429])
  })

  it('exclude valid keys without the required scope, and access tokens', async () => {
    const app = await start({ failed_api_keys_per_address: 1 })
    const asUser = () => app.send({ url: '/v1/me', headers: { authorization: 'Bearer a.b.c' } })
    expect(await statuses(3, asUser)).toEqual([401, 401, 401])
    expect(await statuses(3, () => app.send({ url: '/v1/users' }))).toEqual([401, 401, 401])
    expect((await asBackend(app, '/v1/users')).status).toBe(200)
  })
})

it('disabled limits add no headers', async () => {
  const app = await start({ enabled: false, ceremonies_per_address: 1 })
  expect(await statuses(3, () => signIn(app))).toEqual([200, 200, 200])
  expect(rateHeaders(await signIn(app))).toEqual({})
})

type Body = { readonly content?: Record<string, { readonly schema: { readonly $ref?: string } }> }

interface Operation {
  readonly requestBody?: Body
  readonly security?: readonly object[]
}

/** Returns the rate limit class of every handler by method and path. */
function classesOf({ app }: TestApp): Map<string, string | undefined> {
  const discovery = app.get(DiscoveryService, { strict: false })
  const handlers = discovery.getControllers().flatMap(({ metatype }) => {
    const controller = metatype as { prototype: Record<string, object> }
    const names = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor')
    return names.map((name) => [controller, controller.prototype[name] as object] as const)
  })
  const read = <T>(key: string, target: object) => Reflect.getMetadata(key, target) as T
  return new Map(
    handlers.flatMap(([controller, handler]) => {
      const method = read<RequestMethod | undefined>(METHOD_METADATA, handler)
      if (method === undefined) return []
      const path = [controller, handler].flatMap((target) => read<string>(PATH_METADATA, target).split('/'))
      const url = path.filter((part) => part !== '').map((part) => part.replace(/^:(.*)$/, '{$1}'))
      return [[`${RequestMethod[method]} /${url.join('/')}`, read<string | undefined>(RATE_LIMITED, handler)] as const]
    }),
  )
}

describe('every route', () => {
  let app: TestApp
  let operations: (readonly [name: string, operation: Operation])[]
  let schemas: Record<string, { properties?: object }>
  beforeEach(async () => {
    app = await start({ ceremonies_per_address: null, requests_per_api_key: null, ceremonies_per_user: null })
    const { paths, components } = bodyOf<{
      paths: Record<string, Record<string, Operation>>
      components: { schemas: typeof schemas }
    }>(await app.send({ url: '/openapi.json' }))
    schemas = components.schemas
    operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    )
  })

  const membersOf = (body: Body | undefined): string[] => {
    const name = body?.content?.['application/json']?.schema.$ref?.split('/').at(-1) ?? ''
    return Object.keys(schemas[name]?.properties ?? {})
  }
  const named = (test: (operation: Operation) => boolean) =>
    operations.flatMap(([name, operation]) => (test(operation) ? [name] : []))

  /** Other routes whose body can contain a credential. */
  const VERIFIES = /\/run-command$|\/signed-requests\//

  /** An import has a public key, too. */
  const endsCeremony = ({ requestBody }: Operation) => {
    const members = membersOf(requestBody)
    return members.includes('publicKey') && !members.includes('credentialId')
  }

  it('of a ceremony declares the correct rate limit class', () => {
    const classes = classesOf(app)
    const starts = operations.map(([name]) => name).filter((name) => name.endsWith('/start'))
    const finishes = named(endsCeremony)
    expect([starts.length >= 6, finishes.length]).toEqual([true, starts.length])
    expect(starts.map((name) => [name, classes.get(name)])).toEqual(starts.map((name) => [name, 'ceremony-start']))
    expect(finishes.map((name) => [name, classes.get(name)])).toEqual(finishes.map((name) => [name, 'ceremony-finish']))
    expect(classes.get('POST /run-command')).toBe('ceremony-command')
  })

  it('that accepts POST without credentials is limited', () => {
    const classes = classesOf(app)
    const open = named(
      ({ security = [] }) => !security.some((scheme) => 'apiKey' in scheme || 'endUser' in scheme),
    ).filter((name) => name.startsWith('POST '))
    expect(open.length).toBeGreaterThan(4)
    expect(open.filter((name) => classes.get(name) === undefined)).toEqual([])
  })

  it('accepts large bodies if and only if it accepts a credential', async () => {
    const statusOf = async (name: string, length: number) => {
      const [method = '', path = ''] = name.split(' ')
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${TEST_API_KEY}` }
      const url = path.replaceAll(/\{[^}]+\}/g, 'x')
      return (await app.send({ method: method, url, headers, payload: `{"a":"${'x'.repeat(length)}"}` })).status
    }
    const others = named(({ requestBody }) => requestBody !== undefined && !endsCeremony({ requestBody }))
    expect(others.length).toBeGreaterThan(4)
    for (const name of named(endsCeremony)) {
      expect([name, await statusOf(name, 17_000)]).not.toEqual([name, 413])
      expect([name, await statusOf(name, 263_000)]).toEqual([name, 413])
    }
    for (const name of others.filter((each) => !VERIFIES.test(each))) {
      expect([name, await statusOf(name, 17_000)]).toEqual([name, 413])
    }
  })
})

it('a ceremony with a large attestation is within the limits', async () => {
  const app = await start({})
  const options = bodyOf<{ registrationOptions: never }>(
    await asBackend(app, '/v1/registration/start', { userId: 'ada', emailOrUsername: 'ada@example.com' }),
  ).registrationOptions
  const publicKey = createAuthenticator().register(options, { origin: 'http://localhost:3000', format: 'packed' })
  expect((await asBackend(app, '/v1/registration/finish', { userId: 'ada', publicKey })).status).toBe(200)
})

it('timeouts follow the configuration', async () => {
  const http = { request_timeout_seconds: 20, connection_timeout_seconds: 5, keep_alive_seconds: 1 }
  const app = await start({}, { http })
  const { requestTimeout, timeout, keepAliveTimeout } = app.app.getHttpServer()
  expect({ requestTimeout, timeout, keepAliveTimeout }).toEqual({
    requestTimeout: 20_000,
    timeout: 5000,
    keepAliveTimeout: 1000,
  })
})

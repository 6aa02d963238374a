import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import { ALL_ROUTES } from '../support/config.js'

const APP = 'https://app.example.com'
const OTHER = 'https://app.example.com.evil.example'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp({
    config: {
      ...ALL_ROUTES,
      hostname: 'example.com',
      cors: { origins: [APP, 'https://shop.example.com'] },
      rate_limits: { ceremonies_per_address: 1000 },
    },
  })
})
afterAll(() => server.close())

const preflight = (url: string, method: string, origin: string = APP) =>
  server.send({
    method: 'OPTIONS',
    url,
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
  })

/** Returns the CORS headers without their prefix. */
const corsOf = (headers: object) =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith('access-control-'))
      .map(([name, value]) => [name.slice('access-control-'.length), value as unknown]),
  )

describe('a page of a listed origin', () => {
  it.each([
    ['/v1/sign-in/start', 'POST', 'POST'],
    ['/v1/sign-up/finish', 'POST', 'POST'],
    ['/v1/me', 'GET', 'GET'],
    ['/v1/me/passkeys/00000000-0000-4000-8000-000000000000', 'DELETE', /DELETE/],
    ['/v1/me/passkeys/00000000-0000-4000-8000-000000000000', 'PATCH', /PATCH/],
    ['/.well-known/jwks.json', 'GET', 'GET'],
  ])('gets a preflight response for %s with %s', async (url, method, methods) => {
    const answer = await preflight(url, method)
    expect(answer).toMatchObject({ status: 204, text: '' })
    const { 'allow-methods': allowed, ...rest } = corsOf(answer.headers)
    expect(allowed).toEqual(typeof methods === 'string' ? methods : expect.stringMatching(methods))
    expect(rest).toEqual({
      'allow-origin': APP,
      'allow-credentials': 'true',
      'allow-headers': 'authorization, confirmation, content-type, traceparent, x-request-id',
      'expose-headers':
        'ratelimit-limit, ratelimit-policy, ratelimit-remaining, ratelimit-reset, retry-after, x-request-id',
      'max-age': '600',
    })
    expect(answer.headers['vary']).toMatch(/\bOrigin\b/i)
  })

  it('may read successful and failed responses', async () => {
    for (const [payload, status] of [
      [{}, 200],
      [{ nonsense: 1 }, 400],
    ] as const) {
      const answer = await server.send({ method: 'POST', url: '/v1/sign-in/start', headers: { origin: APP }, payload })
      expect(answer.status).toBe(status)
      expect(corsOf(answer.headers)).toMatchObject({ 'allow-origin': APP, 'allow-credentials': 'true' })
    }
  })
})

describe('a response has no CORS headers', () => {
  it.each([
    ['for another origin', '/v1/sign-in/start', 'POST', OTHER],
    ['for an opaque origin', '/v1/sign-in/start', 'POST', 'null'],
    ['for the service’s own origin', '/v1/sign-in/start', 'POST', 'https://example.com'],
    ['for a method that does not exist', '/v1/sign-in/start', 'GET', APP],
    ['for a route for API keys', '/v1/users', 'GET', APP],
    ['for another route for API keys', '/v1/users/ada/passkeys', 'DELETE', APP],
    ['for the PropelAuth door', '/run-command', 'POST', APP],
    ['of pages', '/docs', 'GET', APP],
  ])('%s', async (_what, url, method, origin) => {
    const asked = await preflight(url, method, origin)
    expect(asked).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } })
    expect(corsOf(asked.headers)).toEqual({})
    const answer = await server.send({
      method: method,
      url,
      headers: { origin, authorization: `Bearer ${TEST_API_KEY}`, 'content-type': 'application/json' },
      ...(method !== 'GET' && { payload: '{}' }),
    })
    expect(corsOf(answer.headers)).toEqual({})
  })

  it('for unknown paths', async () => {
    expect(await preflight('/nowhere', 'GET')).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
    expect(await server.send({ url: '/nowhere' })).toMatchObject({ status: 404 })
  })

  it('for an OPTIONS request that is not a preflight', async () => {
    const url = '/v1/sign-in/start'
    for (const headers of [{}, { origin: APP }, { 'access-control-request-method': 'POST' }]) {
      expect(await server.send({ method: 'OPTIONS', url, headers })).toMatchObject({
        status: 405,
        headers: { allow: 'POST' },
      })
    }
  })

  it('by default', async () => {
    const closed = await startTestApp({ config: { ...ALL_ROUTES, hostname: 'example.com', origins: [APP] } })
    const headers = { origin: APP, 'access-control-request-method': 'POST' }
    const asked = await closed.send({ method: 'OPTIONS', url: '/v1/sign-in/start', headers })
    expect(asked).toMatchObject({ status: 405 })
    expect(corsOf(asked.headers)).toEqual({})
    const answer = await closed.send({
      method: 'POST',
      url: '/v1/sign-in/start',
      headers: { origin: APP },
      payload: {},
    })
    expect(corsOf(answer.headers)).toEqual({})
    await closed.close()
  })
})

import { stampRequest } from '../../clients/typescript/src/index.js'
import { createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { startTestApp, TEST_API_KEY, type TestApp } from '../support/app.js'
import { assertion, Backend, type Json } from '../support/flows.js'
import { GUARDED_BACKENDS, type GuardedBackend } from '../support/guarded-backends.js'
import { signBody, type SignedRequestJson } from '../support/stamps.js'

const AUDIENCE = 'https://shop.example'

let server: TestApp
let baseUrl: string
let ada: SoftwareAuthenticator
beforeAll(async () => {
  server = await startTestApp()
  baseUrl = await server.listen()
  ada = createAuthenticator()
  await new Backend(server).enrol('ada', ada)
  await new Backend(server).enrol('grace', createAuthenticator())
})
afterAll(() => server.close())

let nonce = 0
const payment = (ageSeconds = 0): string => {
  nonce += 1
  return JSON.stringify({ timestampMs: String(server.clock.now().getTime() - ageSeconds * 1000), nonce })
}

interface Answer {
  readonly status: number
  readonly body: Json
}

async function post(
  backend: GuardedBackend,
  { body, stamp }: Partial<SignedRequestJson>,
  more: Record<string, string> = {},
): Promise<Answer> {
  const signed = stamp === undefined ? {} : { [stamp.stampHeaderName]: stamp.stampHeaderValue }
  const headers = { 'content-type': 'application/json', ...signed, ...more }
  const answer = await fetch(`${backend.url}/v1/payments?from=test`, { method: 'POST', headers, body: body ?? '{}' })
  return { status: answer.status, body: (await answer.json()) as Json }
}

type Refusal = readonly [
  what: string,
  expected: readonly [status: number, grpcCode: number, code: string],
  send: (backend: GuardedBackend) => Promise<Answer>,
]

const REFUSALS: readonly Refusal[] = [
  ['a request without a stamp', [401, 16, 'stamp_malformed'], (backend) => post(backend, { body: payment() })],
  [
    'a second use',
    [409, 6, 'signed_request_replayed'],
    async (backend) => {
      const signed = signBody(ada, payment())
      await post(backend, signed)
      return post(backend, signed)
    },
  ],
  [
    'a changed body',
    [401, 16, 'challenge_mismatch'],
    (backend) => {
      const { body, stamp } = signBody(ada, payment())
      return post(backend, { body: `${body} `, stamp })
    },
  ],
  [
    'another user',
    [403, 7, 'signed_request_user_mismatch'],
    (backend) => post(backend, signBody(ada, payment()), { 'x-expected-user': 'grace' }),
  ],
  ['an old request', [401, 16, 'signed_request_stale'], (backend) => post(backend, signBody(ada, payment(600)))],
  [
    'a body without a time',
    [401, 16, 'signed_request_timestamp_missing'],
    (backend) => post(backend, signBody(ada, '{"amount":"10.00"}')),
  ],
  [
    'a page of another origin',
    [401, 16, 'origin_unexpected'],
    (backend) => post(backend, signBody(ada, payment(), { origin: 'https://evil.example' })),
  ],
]

describe.each(Object.entries(GUARDED_BACKENDS))('the guard for %s', (_framework, start) => {
  let backend: GuardedBackend
  beforeAll(async () => {
    backend = await start({ baseUrl, apiKey: TEST_API_KEY })
  })
  afterAll(() => backend.close())

  it('accepts a signed request and passes the user on', async () => {
    const answer = await post(backend, signBody(ada, ` ${payment()}`), { 'x-expected-user': 'ada' })
    expect(answer.status).toBeLessThan(300)
    expect(answer.body).toEqual({ userId: 'ada' })
  })

  it.each(REFUSALS)('rejects %s', async (_what, [status, grpcCode, code], send) => {
    const answer = await send(backend)
    expect(answer).toMatchObject({ status, body: { code: grpcCode, message: expect.any(String), details: [{ code }] } })
  })

  it('requires a signature over the whole request if it has an audience', async () => {
    const strict = await start({ baseUrl, apiKey: TEST_API_KEY, audience: AUDIENCE })
    const get = (options: unknown) => Promise.resolve(assertion(ada, options as never) as never)
    const sign = async (path: string): Promise<SignedRequestJson> => {
      const body = payment()
      const request = { method: 'POST', path, audience: AUDIENCE, rpId: 'localhost', body }
      return { body, stamp: await stampRequest(request, get) }
    }
    try {
      expect((await post(strict, await sign('/v1/payments'))).body).toEqual({ userId: 'ada' })
      for (const wrong of [await sign('/v1/refunds'), signBody(ada, payment())]) {
        expect(await post(strict, wrong)).toMatchObject({
          status: 401,
          body: { details: [{ code: 'challenge_mismatch' }] },
        })
      }
    } finally {
      await strict.close()
    }
  })

  it.each([
    ['a server that cannot be reached', { baseUrl: 'http://127.0.0.1:1' }, 503],
    ['an invalid API key', { apiKey: 'lk_wrong' }, 500],
  ])('does not accept requests with %s', async (_what, change, status) => {
    const broken = await start({ baseUrl, apiKey: TEST_API_KEY, ...change })
    try {
      const answer = await fetch(`${broken.url}/v1/payments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-stamp-webauthn': '{}' },
        body: payment(),
      })
      expect(answer.status).toBe(status)
    } finally {
      await broken.close()
    }
  })
})

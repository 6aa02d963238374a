import type { TestApp, TestResponse } from '../support/app.js'
import { createAuthenticator, FLAG, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { flags, flip } from '../support/authenticator-changes.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, type PasskeyJson, registration } from '../support/flows.js'
import { signBody, type SignedRequestJson, signRequest, stampValueOf } from '../support/stamps.js'
import { reuseTestApp } from '../support/reused-app.js'

const READ_ONLY = '/public/v1/query/whoami'
const TARGET = { method: 'POST', path: '/v1/payments', audience: 'https://api.example.com' }

let server: TestApp
let backend: Backend
let authenticator: SoftwareAuthenticator
let passkey: PasskeyJson

async function start(config: Json = {}): Promise<void> {
  server = await reuseTestApp({ config: { signed_requests: { read_only_paths: [READ_ONLY], ...config } } })
  backend = new Backend(server)
  authenticator = createAuthenticator()
  passkey = await backend.enrol('ada', authenticator)
}
beforeEach(() => start())
afterEach(() => server.close())

/** A body that was written `ageSeconds` ago. */
const payment = (ageSeconds = 0, more: Json = {}): string =>
  JSON.stringify({ timestampMs: String(server.clock.now().getTime() - ageSeconds * 1000), amount: '10.00', ...more })

const verify = (signed: SignedRequestJson, more: Json = {}): Promise<TestResponse> =>
  backend.send('POST', '/v1/signed-requests/verify', { ...signed, ...more })

/** Signs and verifies a payment. */
const verifyPayment = (more?: Json): Promise<TestResponse> => verify(signBody(authenticator, payment()), more)

describe('the verification of a signed request', () => {
  it('returns the user, the passkey and the time of the signature', async () => {
    const body = payment(10)
    const answer = await verify(signBody(authenticator, body), { userId: 'ada', url: 'https://elsewhere.example' })
    expect(answer).toMatchObject({ status: 200, body: { userVerified: true } })
    expect(bodyOf(answer)).toMatchObject({
      userId: 'ada',
      passkeyId: passkey.id,
      credentialId: passkey.credentialId,
      signedAt: new Date(server.clock.now().getTime() - 10_000).toISOString(),
      signCount: { stored: 0, received: 1, verdict: 'increased' },
      trace: { ceremony: 'authentication', outcome: 'passed' },
    })
  })

  it('reports in the trace that the credential ID identified the user', async () => {
    const { trace } = bodyOf<{ trace: { steps: { id: string; reason?: string }[] } }>(await verifyPayment())
    const step = trace.steps.find(({ id }) => id === 'authentication.user')
    expect(step?.reason).toBe('the relying party identifies the user by the credential ID')
  })

  it.each<[string, (signed: SignedRequestJson) => Json]>([
    ['a body in base64', ({ body }) => ({ body: Buffer.from(body).toString('base64'), bodyEncoding: 'base64' })],
    ['a body in base64url', ({ body }) => ({ body: Buffer.from(body).toString('base64url'), bodyEncoding: 'base64' })],
    ['a header name in lower case', ({ stamp }) => ({ stamp: { ...stamp, stampHeaderName: 'x-stamp-webauthn' } })],
  ])('accepts %s', async (_what, change) => {
    const signed = signBody(authenticator, payment())
    expect((await verify(signed, change(signed))).status).toBe(200)
  })

  it.each([
    ['299 seconds ago', 299],
    ['30 seconds ahead', -30],
  ])('accepts a time %s', async (_what, ageSeconds) => {
    expect((await verify(signBody(authenticator, payment(ageSeconds)))).status).toBe(200)
  })

  it('accepts a time that is a number', async () => {
    const body = JSON.stringify({ timestampMs: server.clock.now().getTime() })
    expect((await verify(signBody(authenticator, body))).status).toBe(200)
  })

  it('accepts signed requests in another order, and stores the highest counter', async () => {
    const [first, second] = [signBody(authenticator, payment(2)), signBody(authenticator, payment(1))]
    expect((await verify(second)).status).toBe(200)
    const answer = await verify(first)
    expect(answer).toMatchObject({ status: 200, body: { signCount: { verdict: 'not-increased' } } })
    const [row] = await server.unitOfWork.transaction((manager) =>
      manager.query<{ sign_count: number | string }[]>('SELECT sign_count FROM passkeys'),
    )
    expect(Number(row?.sign_count)).toBe(2)
  })

  it('accepts a body without a time for a read-only path, any number of times', async () => {
    const signed = signBody(authenticator, '{"organizationId":"org-1"}')
    const outcomes = [await verify(signed, { path: READ_ONLY }), await verify(signed, { path: READ_ONLY })]
    expect(outcomes).toMatchObject([
      { status: 200, body: { signedAt: null } },
      { status: 200, body: { signedAt: null } },
    ])
  })

  it('accepts a forwarded request with its exact bytes', async () => {
    const { body, stamp } = signBody(authenticator, ` ${payment()}\n`)
    const answer = await forward(body, stamp.stampHeaderValue, '?userId=ada')
    expect(answer).toMatchObject({ status: 200, body: { userId: 'ada' } })
  })

  it('accepts a signature over the whole request', async () => {
    const signed = signRequest(authenticator, payment(), { ...TARGET, rpId: 'localhost' })
    expect((await verify(signed, { ...TARGET, method: 'post', binding: 'request' })).status).toBe(200)
  })
})

function forward(payload: string, stamp: string | undefined, query = ''): Promise<TestResponse> {
  const headers = { authorization: `Bearer ${backend.key}`, 'content-type': 'application/json' }
  return server.send({
    method: 'POST',
    url: `/v1/signed-requests/verify-forwarded${query}`,
    headers: { ...headers, ...(stamp !== undefined && { 'X-Stamp-Webauthn': stamp }) },
    payload,
  })
}

type Refusal = readonly [what: string, status: number, code: string, send: () => Promise<TestResponse>]

const suspend = () => backend.send('POST', `/v1/users/ada/passkeys/${passkey.id}/suspend`)

const REFUSALS: readonly Refusal[] = [
  [
    'one changed byte of the body',
    401,
    'challenge_mismatch',
    () => {
      const { body, stamp } = signBody(authenticator, payment())
      return verify({ body: body.replace('10.00', '90.00'), stamp })
    },
  ],
  ['a body with an additional space', 401, 'challenge_mismatch', () => changedBody((body) => `${body} `)],
  ['another user than the expected one', 403, 'signed_request_user_mismatch', () => verifyPayment({ userId: 'grace' })],
  ['a time 301 seconds ago', 401, 'signed_request_stale', () => verify(signBody(authenticator, payment(301)))],
  ['a time 300 seconds ago', 401, 'signed_request_stale', () => verify(signBody(authenticator, payment(300)))],
  ['a time 31 seconds ahead', 401, 'signed_request_stale', () => verify(signBody(authenticator, payment(-31)))],
  [
    'a body without a time',
    401,
    'signed_request_timestamp_missing',
    () => verify(signBody(authenticator, '{"amount":"10.00"}')),
  ],
  [
    'a body without a time for another path',
    401,
    'signed_request_timestamp_missing',
    () => verify(signBody(authenticator, '{"amount":"10.00"}'), { path: `${READ_ONLY}/more` }),
  ],
  [
    'a body without a time for a read-only path in the url of the client',
    401,
    'signed_request_timestamp_missing',
    () => verify(signBody(authenticator, '{"amount":"10.00"}'), { url: `https://api.example.com${READ_ONLY}` }),
  ],
  ['a body that is not JSON', 401, 'signed_request_timestamp_missing', () => verify(signBody(authenticator, 'pay'))],
  [
    'a time that is not a number',
    400,
    'signed_request_body_invalid',
    () => verify(signBody(authenticator, payment(0, { timestampMs: 'now' }))),
  ],
  [
    'two times',
    400,
    'signed_request_body_invalid',
    () => verify(signBody(authenticator, `{"timestampMs":"1",${payment().slice(1)}`)),
  ],
  [
    'a stamp that is not JSON',
    400,
    'stamp_malformed',
    () => verify({ body: payment(), stamp: { stampHeaderName: 'X-Stamp-Webauthn', stampHeaderValue: 'x' } }),
  ],
  [
    'a stamp without a signature',
    400,
    'stamp_malformed',
    () => verify(withStamp((stamp) => ({ ...stamp, signature: undefined }))),
  ],
  [
    'a stamp that is not base64url',
    400,
    'base64url_invalid',
    () => verify(withStamp((stamp) => ({ ...stamp, signature: '!' }))),
  ],
  ['a page of another origin', 401, 'origin_unexpected', () => signedWith({ origin: 'https://evil.example' })],
  ['a missing user verification', 401, 'user_verification_missing', () => signedWith({ tamper: flags(FLAG.UP) })],
  ['a forged signature', 401, 'signature_invalid', () => signedWith({ tamper: { sentAuthenticatorData: flip(-1) } })],
  [
    'an unknown passkey',
    401,
    'credential_unknown',
    () => {
      const stranger = createAuthenticator()
      registration(stranger, { challenge: 'AAAA', rp: {}, user: { id: 'AAAA' }, pubKeyCredParams: [{ alg: -7 }] })
      return verify(signBody(stranger, payment()))
    },
  ],
  [
    'a suspended passkey',
    403,
    'passkey_suspended',
    async () => {
      await suspend()
      return verifyPayment()
    },
  ],
  [
    'a login used as a stamp',
    401,
    'challenge_mismatch',
    async () => {
      const login = assertion(authenticator, await backend.requestOptions({ userId: 'ada' }))
      const stamp = { stampHeaderName: 'X-Stamp-Webauthn', stampHeaderValue: stampValueOf(login) }
      return verify({ body: payment(), stamp })
    },
  ],
  [
    'a stamp used as a login',
    404,
    'challenge_unknown',
    () => {
      const challenge = Buffer.from('926e45c83ac564f467bdd909d990c901fbdd3b25d5c4c202a59a4ee5cb7142bc').toString(
        'base64url',
      )
      return backend.finishAuthentication(assertion(authenticator, { challenge, rpId: 'localhost' }))
    },
  ],
  [
    'a signature over the body alone if the backend asks for the whole request',
    401,
    'challenge_mismatch',
    () => verifyPayment({ ...TARGET, binding: 'request' }),
  ],
  ['a whole request without its path', 400, 'request_invalid', () => verifyPayment({ binding: 'request' })],
  ...(['method', 'path', 'audience', 'rpId'] as const).map(
    (part): Refusal => [
      `a signature over another ${part}`,
      401,
      'challenge_mismatch',
      () => {
        const other = { ...TARGET, rpId: 'localhost', [part]: '/other' }
        return verify(signRequest(authenticator, payment(), other), { ...TARGET, binding: 'request' })
      },
    ],
  ),
  ['a forwarded request without a stamp', 400, 'stamp_malformed', () => forward(payment(), undefined)],
  [
    'a forwarded request for another user',
    403,
    'signed_request_user_mismatch',
    () => {
      const { body, stamp } = signBody(authenticator, payment(0, { userId: 'grace' }))
      return forward(body, stamp.stampHeaderValue, '?userId=grace')
    },
  ],
]

function changedBody(change: (body: string) => string): Promise<TestResponse> {
  const { body, stamp } = signBody(authenticator, payment())
  return verify({ body: change(body), stamp })
}

function withStamp(change: (stamp: Json) => Json): SignedRequestJson {
  const { body, stamp } = signBody(authenticator, payment())
  const value = JSON.stringify(change(JSON.parse(stamp.stampHeaderValue) as Json))
  return { body, stamp: { ...stamp, stampHeaderValue: value } }
}

const signedWith = (input: Parameters<typeof signBody>[2]): Promise<TestResponse> =>
  verify(signBody(authenticator, payment(), input))

describe('the verification of a signed request rejects', () => {
  beforeEach(() => backend.enrol('grace', createAuthenticator()))

  it.each(REFUSALS)('%s', async (_what, status, code, send) => {
    const answer = await send()
    expect(answer).toMatchObject({ status, body: { code } })
    const { used_stamps: used } = (await dumpOf(server)) as unknown as { used_stamps: string[] }
    expect(used).toEqual([])
  })

  it('a second use, and one by another API key', async () => {
    const signed = signBody(authenticator, payment())
    expect((await verify(signed)).status).toBe(200)
    expect(await verify(signed)).toMatchObject({ status: 409, body: { code: 'signed_request_replayed' } })
    const created = await backend.send('POST', '/v1/api-keys', { name: 'shop', scopes: ['signed-requests:verify'] })
    const other = new Backend(server, bodyOf<{ key: string }>(created).key)
    expect(await other.send('POST', '/v1/signed-requests/verify', { ...signed })).toMatchObject({
      status: 409,
      body: { code: 'signed_request_replayed' },
    })
  })

  it('a second signature over the same body', async () => {
    const body = payment()
    expect((await verify(signBody(authenticator, body))).status).toBe(200)
    expect(await verify(signBody(authenticator, body))).toMatchObject({ status: 409 })
  })

  it('a key without the scope', async () => {
    const created = await backend.send('POST', '/v1/api-keys', { name: 'shop', scopes: ['authentication:write'] })
    const other = new Backend(server, bodyOf<{ key: string }>(created).key)
    const answer = await other.send('POST', '/v1/signed-requests/verify', { ...signBody(authenticator, payment()) })
    expect(answer).toMatchObject({ status: 403, body: { code: 'permission_missing' } })
  })

  it('a user who signed up without a backend', async () => {
    const browser = new Browser(server)
    await browser.signUp('eve@example.org')
    const answer = await verify(signBody(browser.authenticator, payment()))
    expect(answer).toMatchObject({ status: 403, body: { code: 'user_self_registered' } })
  })

  it('all but one of many at once', async () => {
    const signed = signBody(authenticator, payment())
    const answers = await Promise.all(Array.from({ length: 50 }, () => verify(signed)))
    const codes = answers.map((each) => `${each.status} ${bodyOf<{ code?: string }>(each).code ?? 'ok'}`).sort()
    expect(codes).toEqual(['200 ok', ...Array<string>(49).fill('409 signed_request_replayed')])
  })
})

describe('a registration in the shape of Turnkey', () => {
  const shapeOf = ({ id, response }: ReturnType<typeof registration>, more: Json = {}): Json => ({
    credentialId: id,
    clientDataJson: response.clientDataJSON,
    attestationObject: response.attestationObject,
    transports: ['AUTHENTICATOR_TRANSPORT_INTERNAL', 'AUTHENTICATOR_TRANSPORT_HYBRID'],
    ...more,
  })

  it('is accepted for a challenge of the server', async () => {
    const created = registration(createAuthenticator(), await backend.creationOptions('ada'))
    const answer = await backend.finishRegistration('ada', shapeOf(created))
    expect(answer).toMatchObject({
      status: 200,
      body: { passkey: { credentialId: created.id, transports: ['internal', 'hybrid'] } },
    })
  })

  it.each<[string, Json, number, string]>([
    ['a challenge that the page chose', {}, 404, 'challenge_unknown'],
    ['no attestation object', { attestationObject: undefined }, 400, 'response_malformed'],
    ['a response too', { response: {} }, 400, 'response_malformed'],
  ])('is rejected with %s', async (_what, more, status, code) => {
    const own = { challenge: 'AAAAAAAAAAAAAAAAAAAAAA', rp: {}, user: { id: 'AAAA' }, pubKeyCredParams: [{ alg: -7 }] }
    const answer = await backend.finishRegistration('ada', shapeOf(registration(createAuthenticator(), own), more))
    expect(answer).toMatchObject({ status, body: { code } })
  })
})

describe('the setting binding', () => {
  beforeEach(async () => {
    await server.close()
    await start({ binding: 'request' })
  })

  it('cannot be weakened by a request', async () => {
    expect(await verifyPayment(TARGET)).toMatchObject({ status: 401, body: { code: 'challenge_mismatch' } })
    const signed = signRequest(authenticator, payment(), { ...TARGET, rpId: 'localhost' })
    expect((await verify(signed, TARGET)).status).toBe(200)
  })
})

describe('a used stamp', () => {
  it('is deleted when its age would no longer be accepted', async () => {
    expect((await verifyPayment()).status).toBe(200)
    const { SignedRequestsService } = await import('../../src/signed-requests/signed-requests.service.js')
    const purge = () => server.app.get(SignedRequestsService, { strict: false }).purge()
    const count = async () => ((await dumpOf(server)) as unknown as { used_stamps: string[] }).used_stamps.length
    server.clock.advanceSeconds(599)
    await purge()
    expect(await count()).toBe(1)
    server.clock.advanceSeconds(2)
    await purge()
    expect(await count()).toBe(0)
  })
})

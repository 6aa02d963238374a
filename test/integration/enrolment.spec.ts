import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import { ALL_ROUTES } from '../support/config.js'
import { createAuthenticator, type CreationOptions } from '../../src/testing/index.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { Backend, bodyOf, Browser, type Json, ORIGIN, type PasskeyJson, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
let browser: Browser
beforeEach(async () => {
  server = await reuseTestApp()
  backend = new Backend(server)
  browser = new Browser(server)
  await backend.send('POST', '/v1/users', { userId: 'ada', emailOrUsername: 'ada@example.com', displayName: 'Ada' })
})
afterEach(() => server.close())

interface TokenJson {
  readonly id: string
  readonly enrolmentToken: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

const TOKENS = '/v1/users/ada/enrolment-tokens'

async function makeToken(body: Json = {}, of = backend): Promise<TokenJson> {
  const answer = await of.send('POST', TOKENS, body)
  expect(answer.status).toBe(201)
  return bodyOf<TokenJson>(answer)
}

/** Creates a backend with another API key. */
async function keyFor(more: Json = {}, at = server): Promise<Backend> {
  const grant = { name: 'enrolments', scopes: ['registration:write'], ...more }
  return new Backend(at, bodyOf<{ key: string }>(await new Backend(at).send('POST', '/v1/api-keys', grant)).key)
}

const idOf = ({ key }: Backend): string => key.split('_')[1] ?? ''

const start = (enrolmentToken: unknown, from = browser): Promise<TestResponse> =>
  from.send('POST', '/v1/enrolment/start', { enrolmentToken })

async function optionsFor({ enrolmentToken }: TokenJson, from = browser): Promise<CreationOptions> {
  const answer = await start(enrolmentToken, from)
  expect(answer.status).toBe(200)
  return bodyOf<{ registrationOptions: CreationOptions }>(answer).registrationOptions
}

async function enrol(token: TokenJson, from = browser): Promise<TestResponse> {
  const publicKey = registration(createAuthenticator(), await optionsFor(token, from))
  return from.finish('/v1/enrolment/finish', publicKey)
}

const passkeys = async (): Promise<PasskeyJson[]> =>
  bodyOf<{ items: PasskeyJson[] }>(await backend.send('GET', '/v1/users/ada/passkeys')).items

const codesOf = (answers: readonly TestResponse[]): unknown[] => answers.map((answer) => bodyOf(answer)['code'])

describe('an enrolment token', () => {
  it('is shown once and stored without its secret', async () => {
    const token = await makeToken({ passkey: { displayName: 'Work phone' } })
    expect(token).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      enrolmentToken: expect.stringMatching(new RegExp(`^le_${token.id}_[0-9a-f]{64}$`)),
      userId: 'ada',
      passkey: { displayName: 'Work phone' },
      createdAt: server.clock.now().toISOString(),
      expiresAt: new Date(server.clock.now().getTime() + 900_000).toISOString(),
      usedAt: null,
    })
    const { enrolmentToken, ...listed } = token
    expect((await backend.send('GET', TOKENS)).body).toEqual({ items: [listed], nextCursor: null })
    const secret = enrolmentToken.slice(-64)
    const rows = JSON.stringify(await dumpOf(server)) + server.log.join('')
    expect(rows).not.toContain(secret)
    expect(rows).not.toContain(Buffer.from(secret, 'hex').toString('base64'))
  })

  it('adds one passkey to its user without signing the user in', async () => {
    const token = await makeToken({ passkey: { displayName: 'Work phone' } })
    const options = await optionsFor(token)
    expect(options).toMatchObject({ user: { name: 'ada@example.com', displayName: 'Ada' } })
    const publicKey = registration(createAuthenticator(), options)
    const answer = await browser.finish('/v1/enrolment/finish', publicKey)
    expect(answer).toMatchObject({
      status: 200,
      body: {
        passkey: { credentialId: publicKey.id, displayName: 'Work phone' },
        extensions: { credProtect: null },
        trace: { outcome: 'passed' },
      },
    })
    expect(answer.body).not.toHaveProperty('accessToken')
    expect([...browser.cookies.keys()]).toEqual(['latchkey-browser'])
    expect((await dumpOf(server)).sessions).toEqual([])
    expect(await passkeys()).toEqual([bodyOf(answer)['passkey']])
    const { items } = bodyOf<{ items: TokenJson[] }>(await backend.send('GET', TOKENS))
    expect(items).toMatchObject([{ id: token.id, usedAt: server.clock.now().toISOString() }])
  })

  it('can start any number of registrations, one of which can finish', async () => {
    const token = await makeToken()
    const first = registration(createAuthenticator(), await optionsFor(token))
    expect((await enrol(token)).status).toBe(200)
    const before = await dumpOf(server)
    const second = await browser.finish('/v1/enrolment/finish', first)
    expect(second).toMatchObject({ status: 409, body: { code: 'enrolment_token_used' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
    expect(await start(token.enrolmentToken)).toMatchObject({ status: 409, body: { code: 'enrolment_token_used' } })
  })

  it('can be used by exactly one of 50 concurrent registrations', async () => {
    const token = await makeToken()
    const finishes: (() => Promise<TestResponse>)[] = []
    for (let i = 0; i < 50; i += 1) {
      const publicKey = registration(createAuthenticator(), await optionsFor(token))
      finishes.push(() => browser.finish('/v1/enrolment/finish', publicKey))
    }
    const answers = await Promise.all(finishes.map((finish) => finish()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(new Set(codesOf(refused))).toEqual(new Set(['enrolment_token_used']))
    expect(await passkeys()).toHaveLength(1)
  })

  it('remains unused after a rejected registration', async () => {
    const token = await makeToken()
    const elsewhere = registration(createAuthenticator(), await optionsFor(token), { origin: 'https://evil.example' })
    const answer = await browser.finish('/v1/enrolment/finish', elsewhere)
    expect(answer).toMatchObject({ status: 422, body: { code: 'origin_unexpected' } })
    expect(bodyOf(answer)).not.toHaveProperty('trace')
    expect((await enrol(token)).status).toBe(200)
  })

  it('remains unused after the registration of a duplicate credential', async () => {
    const token = await makeToken()
    const authenticator = createAuthenticator()
    await backend.enrol('eve', authenticator)
    const [{ id: credentialId } = { id: new Uint8Array() }] = authenticator.credentials
    const publicKey = registration(createAuthenticator(), await optionsFor(token), { credentialId })
    const answer = await browser.finish('/v1/enrolment/finish', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'credential_already_registered' } })
    expect((await enrol(token)).status).toBe(200)
  })

  it.each([
    [899, 200, undefined],
    [900, 410, 'enrolment_token_expired'],
    [86_400, 410, 'enrolment_token_expired'],
  ])('when used after %i seconds, gets the status %i', async (seconds, status, code) => {
    const { enrolmentToken } = await makeToken()
    server.clock.advanceSeconds(seconds)
    const answer = await start(enrolmentToken)
    expect(answer.status).toBe(status)
    if (code !== undefined) expect(answer.body).toMatchObject({ code })
  })

  it('limits the timeout of its ceremony to its own expiry', async () => {
    const token = await makeToken({ expiresInSeconds: 100 })
    server.clock.advanceSeconds(40)
    const answer = await start(token.enrolmentToken)
    expect(answer.body).toMatchObject({ expiresAt: token.expiresAt, registrationOptions: { timeout: 60_000 } })
    server.clock.advanceSeconds(60)
    const { registrationOptions } = bodyOf<{ registrationOptions: CreationOptions }>(answer)
    const late = await browser.finish('/v1/enrolment/finish', registration(createAuthenticator(), registrationOptions))
    expect(late).toMatchObject({ status: 410, body: { code: 'challenge_expired' } })
  })

  it('is deleted a day after its expiry', async () => {
    await makeToken()
    const { EnrolmentTokensService } = await import('../../src/passkeys/enrolment-tokens/enrolment-tokens.service.js')
    const { EnrolmentTokensPurge } = await import('../../src/passkeys/enrolment-tokens/enrolment-tokens-purge.js')
    const tokens = server.app.get(EnrolmentTokensService, { strict: false })
    const purge = server.app.get(EnrolmentTokensPurge, { strict: false })
    server.clock.advanceSeconds(900 + 86_400)
    await purge.run()
    expect(await tokens.list('ada')).toHaveLength(1)
    server.clock.advanceSeconds(1)
    await purge.run()
    expect(await tokens.list('ada')).toEqual([])
  })

  it.each([
    ['a wrong secret', (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0')],
    ['a wrong ID', (text: string) => `le_${'0'.repeat(16)}${text.slice(19)}`],
    ['a missing secret', (text: string) => text.slice(0, 20)],
    ['a wrong prefix', (text: string) => text.replace('le_', 'lk_')],
    ['a trailing character', (text: string) => `${text}0`],
    ['upper case', (text: string) => text.toUpperCase()],
  ])('is rejected with %s', async (_what, change) => {
    const { enrolmentToken } = await makeToken()
    const before = await dumpOf(server)
    const answer = await start(change(enrolmentToken))
    expect(answer).toMatchObject({ status: 401, body: { code: 'enrolment_token_invalid' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it.each([[undefined], [''], [7], ['x'.repeat(129)]])('must be a short string: %p', async (enrolmentToken) => {
    expect(await start(enrolmentToken)).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })

  it('is invalid after its revocation, like the ceremonies that it started', async () => {
    const token = await makeToken()
    const publicKey = registration(createAuthenticator(), await optionsFor(token))
    expect((await backend.send('DELETE', `${TOKENS}/${token.id}`)).status).toBe(204)
    const answers = [await start(token.enrolmentToken), await browser.finish('/v1/enrolment/finish', publicKey)]
    expect(codesOf(answers)).toEqual(['enrolment_token_invalid', 'enrolment_token_invalid'])
    expect(await passkeys()).toEqual([])
    expect(await backend.send('DELETE', `${TOKENS}/${token.id}`)).toMatchObject({
      status: 404,
      body: { code: 'enrolment_token_not_found' },
    })
  })

  const keyUrl = (key: Backend): string => `/v1/api-keys/${idOf(key)}`
  const revoke = (key: Backend) => backend.send('POST', `${keyUrl(key)}/revoke`)
  const rotate = (key: Backend, overlapSeconds: number) =>
    backend.send('POST', `${keyUrl(key)}/rotate`, { overlapSeconds })
  const change = (key: Backend, body: Json) => backend.send('PATCH', keyUrl(key), body)

  it.each<[string, Json, (key: Backend) => Promise<TestResponse>]>([
    ['is revoked', {}, revoke],
    ['is rotated without overlap', {}, (key) => rotate(key, 0)],
    [
      'is rotated and the overlap has ended',
      {},
      async (key) => {
        const answer = await rotate(key, 60)
        server.clock.advanceSeconds(60)
        return answer
      },
    ],
    [
      'has expired',
      { expiresAt: '2090-01-01T00:00:00Z' },
      async (key) => {
        const answer = await change(key, { expiresAt: new Date(server.clock.now().getTime() + 1000).toISOString() })
        server.clock.advanceSeconds(1)
        return answer
      },
    ],
    ['loses the scope', {}, (key) => change(key, { scopes: ['authentication:write', 'users:write'] })],
    ['is limited to an origin', {}, (key) => change(key, { allowedOrigins: [ORIGIN] })],
    [
      'loses one of its origins',
      { allowedOrigins: [ORIGIN, 'http://shop.localhost:8080'] },
      (key) => change(key, { allowedOrigins: ['http://shop.localhost:8080'] }),
    ],
  ])('is invalid after its API key %s, like the ceremonies that it started', async (_what, grant, end) => {
    const key = await keyFor(grant)
    const token = await makeToken({}, key)
    const publicKey = registration(createAuthenticator(), await optionsFor(token))
    expect((await end(key)).status).toBeLessThan(300)
    const invalid = { status: 401, body: { code: 'enrolment_token_invalid' } }
    expect(await start(token.enrolmentToken)).toMatchObject(invalid)
    expect(await browser.finish('/v1/enrolment/finish', publicKey)).toMatchObject(invalid)
    expect(await passkeys()).toEqual([])
    expect(bodyOf<{ items: TokenJson[] }>(await backend.send('GET', TOKENS)).items).toMatchObject([{ usedAt: null }])
  })

  it.each<[string, Json, (key: Backend) => Promise<TestResponse>]>([
    ['is rotated and the overlap has not ended', {}, (key) => rotate(key, 60)],
    ['gets another scope', {}, (key) => change(key, { scopes: ['registration:write', 'users:read'] })],
    ['gets the scope admin', {}, (key) => change(key, { scopes: ['admin'] })],
    [
      'gets another origin',
      { allowedOrigins: [ORIGIN] },
      (key) => change(key, { allowedOrigins: [ORIGIN, 'http://shop.localhost:8080'] }),
    ],
    [
      'is no longer limited to origins',
      { allowedOrigins: [ORIGIN] },
      (key) => change(key, { clear: ['allowedOrigins'] }),
    ],
  ])('stays valid after its API key %s', async (_what, grant, alter) => {
    const key = await keyFor(grant)
    const token = await makeToken({}, key)
    expect((await alter(key)).status).toBeLessThan(300)
    expect((await enrol(token)).status).toBe(200)
  })

  it('locks its API key in the transaction that stores the passkey', async () => {
    const key = await keyFor()
    const publicKey = registration(createAuthenticator(), await optionsFor(await makeToken({}, key)))
    const { ApiKeysRepository } = await import('../../src/auth/api-keys/api-keys.repository.js')
    const repository = server.app.get(ApiKeysRepository, { strict: false })
    const calls: string[] = []
    for (const name of ['lock', 'find'] as const) {
      const original = repository[name].bind(repository) as (value: never) => Promise<never>
      repository[name] = (value: never) => {
        calls.push(`${name} ${String(value)}`)
        server.unitOfWork.assertInTransaction()
        return original(value)
      }
    }
    expect((await browser.finish('/v1/enrolment/finish', publicKey)).status).toBe(200)
    expect(calls).toEqual([`lock ${idOf(key)}`, `find ${idOf(key)}`])
  })

  it('can be revoked only under its own user', async () => {
    const token = await makeToken()
    await backend.send('POST', '/v1/users', { userId: 'eve' })
    const answer = await backend.send('DELETE', `/v1/users/eve/enrolment-tokens/${token.id}`)
    expect(answer).toMatchObject({ status: 404, body: { code: 'enrolment_token_not_found' } })
    expect((await enrol(token)).status).toBe(200)
  })

  it('is deleted with its user', async () => {
    const token = await makeToken()
    await backend.send('DELETE', '/v1/users/ada')
    await backend.send('POST', '/v1/users', { userId: 'ada' })
    expect(await start(token.enrolmentToken)).toMatchObject({ body: { code: 'enrolment_token_invalid' } })
  })

  it('binds the ceremony to the browser that started it', async () => {
    const publicKey = registration(createAuthenticator(), await optionsFor(await makeToken()))
    const answer = await new Browser(server).finish('/v1/enrolment/finish', publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'ceremony_browser_mismatch' } })
  })

  it('can finish only ceremonies that it started, and other routes cannot finish those', async () => {
    await browser.signUp('eve@example.org')
    const adding = registration(createAuthenticator(), await browser.startAdding())
    const enrolling = async () => registration(createAuthenticator(), await optionsFor(await makeToken()))
    const answers = [
      await browser.finish('/v1/enrolment/finish', adding),
      await browser.finishAdding(await enrolling()),
      await browser.finish('/v1/sign-up/finish', await enrolling()),
      await backend.finishRegistration('ada', await enrolling()),
    ]
    expect(codesOf(answers)).toEqual(Array.from({ length: 4 }, () => 'challenge_unknown'))
    expect(await passkeys()).toEqual([])
  })
})

describe('the options of an enrolment token', () => {
  it('are the same as for a registration', async () => {
    const token = await makeToken({
      userVerification: 'required',
      residentKey: 'required',
      authenticatorAttachment: 'cross-platform',
      algorithms: ['ES256'],
      hints: ['security-key'],
      timeoutSeconds: 60,
      mediation: 'conditional',
      extensions: { minPinLength: true },
    })
    expect((await start(token.enrolmentToken)).body).toMatchObject({
      mediation: 'conditional',
      registrationOptions: {
        authenticatorSelection: {
          authenticatorAttachment: 'cross-platform',
          residentKey: 'required',
          userVerification: 'required',
        },
        pubKeyCredParams: [{ alg: -7 }],
        hints: ['security-key'],
        timeout: 60_000,
        extensions: { credProps: true, minPinLength: true },
      },
    })
  })

  it('apply to the response', async () => {
    const options = await optionsFor(await makeToken({ userVerification: 'required' }))
    const publicKey = registration(createAuthenticator({ userVerification: false }), options)
    const answer = await browser.finish('/v1/enrolment/finish', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'user_verification_missing' } })
  })

  it.each([
    [{ userVerification: 'discouraged' }, 'option_not_allowed', 'userVerification'],
    [{ expiresInSeconds: 901 }, 'option_not_allowed', 'expiresInSeconds'],
    [{ expiresInSeconds: 0 }, 'request_invalid', 'expiresInSeconds'],
    [{ expiresInSeconds: 1.5 }, 'request_invalid', 'expiresInSeconds'],
    [{ passkey: { displayName: ' ' } }, 'request_invalid', 'passkey.displayName'],
    [{ userId: 'eve' }, 'request_invalid', 'userId'],
  ])('are validated when the token is created: %j', async (body, code, path) => {
    const before = await dumpOf(server)
    const answer = await backend.send('POST', TOKENS, body)
    expect(answer).toMatchObject({ status: 400, body: { code, errors: [{ path }] } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('allow a longer lifetime if the configuration does', async () => {
    const patient = await startTestApp({ config: { registration: { enrolment_token_seconds: 604_800 } } })
    const other = new Backend(patient)
    await other.send('POST', '/v1/users', { userId: 'ada' })
    const { expiresAt } = await makeToken({}, other)
    expect(Date.parse(expiresAt)).toBe(patient.clock.now().getTime() + 604_800_000)
    const sooner = await makeToken({ expiresInSeconds: 1 }, other)
    expect(Date.parse(sooner.expiresAt)).toBe(patient.clock.now().getTime() + 1000)
    await patient.close()
  })

  it('may include an additional origin', async () => {
    const additionalAllowedOrigin = 'http://app.localhost:8080'
    const options = await optionsFor(await makeToken({ additionalAllowedOrigin }))
    const publicKey = registration(createAuthenticator(), options, { origin: additionalAllowedOrigin })
    expect((await browser.finish('/v1/enrolment/finish', publicKey)).status).toBe(200)
    const answer = await backend.send('POST', TOKENS, { additionalAllowedOrigin: 'https://evil.example' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'additional_origin_invalid' } })
  })

  it('are limited to the origins of the API key', async () => {
    const own = 'http://app.localhost:8080'
    const key = { name: 'limited', scopes: ['registration:write'], allowedOrigins: [own] }
    const made = bodyOf<{ key: string }>(await backend.send('POST', '/v1/api-keys', key))
    const limited = new Backend(server, made.key)
    const token = await makeToken({}, limited)
    const elsewhere = registration(createAuthenticator(), await optionsFor(token), { origin: ORIGIN })
    const refused = await browser.finish('/v1/enrolment/finish', elsewhere)
    expect(refused).toMatchObject({ status: 422, body: { code: 'origin_unexpected' } })
    const publicKey = registration(createAuthenticator(), await optionsFor(token), { origin: own })
    expect((await browser.finish('/v1/enrolment/finish', publicKey)).status).toBe(200)
  })

  it('require an existing user', async () => {
    for (const method of ['POST', 'GET'] as const) {
      const answer = await backend.send(method, '/v1/users/nobody/enrolment-tokens', method === 'POST' ? {} : undefined)
      expect(answer).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
    }
  })
})

describe('an enrolment token after a change of the configuration', () => {
  const RELATED = 'https://example.co.uk'
  const CONFIG = { ...ALL_ROUTES, hostname: 'example.com', documents: { related_origins: [RELATED] } }

  interface Change {
    readonly gone: string
    readonly terms?: Json
    readonly key?: Json
    readonly config: Json
    readonly refusal: Json
  }
  const CHANGES: readonly Change[] = [
    {
      gone: 'an algorithm',
      terms: { algorithms: ['EdDSA'] },
      config: { ...CONFIG, registration: { algorithms: ['ES256'] } },
      refusal: { status: 400, body: { code: 'option_not_allowed' } },
    },
    {
      gone: 'the RP ID of its additional origin',
      terms: { additionalAllowedOrigin: 'https://app.example.com' },
      config: { ...ALL_ROUTES, hostname: 'example.org' },
      refusal: { status: 400, body: { code: 'additional_origin_invalid' } },
    },
    {
      gone: 'the related origin of its key',
      key: { allowedOrigins: [RELATED] },
      config: { ...ALL_ROUTES, hostname: 'example.com' },
      refusal: { status: 403, body: { code: 'origin_not_allowed' } },
    },
  ]

  it.each(CHANGES)(
    'cannot start a registration that depends on a removed value: $gone',
    async ({ terms, key, config, refusal }) => {
      const directory = mkdtempSync(join(tmpdir(), 'latchkey-enrolment-'))
      const environment = { database: databaseIn(directory) }
      const before = await startTestApp({ config: CONFIG, environment })
      await new Backend(before).send('POST', '/v1/users', { userId: 'ada' })
      const { enrolmentToken } = await makeToken(terms, await keyFor(key, before))
      await before.close()
      const after = await startTestApp({ config, environment })
      expect(await start(enrolmentToken, new Browser(after))).toMatchObject(refusal)
      await after.close()
      rmSync(directory, { recursive: true })
    },
  )
})

describe('the limit of passkeys', () => {
  it('is checked when an enrolment starts and leaves the token unused', async () => {
    const token = await makeToken()
    for (let i = 0; i < 5; i += 1) await backend.enrol('ada', createAuthenticator())
    expect(await start(token.enrolmentToken)).toMatchObject({
      status: 409,
      body: { code: 'passkey_limit_reached', max: 5, current: 5 },
    })
    const [{ id } = { id: '' }] = await passkeys()
    await backend.send('DELETE', `/v1/users/ada/passkeys/${id}`)
    expect((await enrol(token)).status).toBe(200)
  })

  it('allows exactly 5 of 50 concurrent enrolments', async () => {
    const tokens = await Promise.all(Array.from({ length: 50 }, () => makeToken()))
    const finishes: (() => Promise<TestResponse>)[] = []
    for (const token of tokens) {
      const publicKey = registration(createAuthenticator(), await optionsFor(token))
      finishes.push(() => browser.finish('/v1/enrolment/finish', publicKey))
    }
    const answers = await Promise.all(finishes.map((finish) => finish()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(codesOf(answers).filter((code) => code === 'passkey_limit_reached')).toHaveLength(45)
    expect(await passkeys()).toHaveLength(5)
    const { items } = bodyOf<{ items: TokenJson[] }>(await backend.send('GET', TOKENS))
    expect(items.filter(({ usedAt }) => usedAt !== null)).toHaveLength(5)
  })
})

describe('the routes for enrolment tokens', () => {
  it.each([
    ['GET', TOKENS],
    ['POST', TOKENS],
    ['DELETE', `${TOKENS}/${'0'.repeat(16)}`],
  ] as const)('require the scope registration:write: %s %s', async (method, url) => {
    const key = { name: 'reader', scopes: ['passkeys:read', 'users:write'] }
    const made = bodyOf<{ key: string }>(await backend.send('POST', '/v1/api-keys', key))
    const payload = method === 'POST' ? {} : undefined
    const answer = await new Backend(server, made.key).send(method, url, payload)
    expect(answer).toMatchObject({ status: 403, body: { code: 'permission_missing' } })
    await browser.signUp('eve@example.org')
    expect(await browser.send(method, url, payload)).toMatchObject({ status: 401 })
    expect(await new Browser(server).send(method, url, payload)).toMatchObject({
      status: 401,
      body: { code: 'credentials_missing' },
    })
  })

  it('do not exist while the end-user realm is disabled', async () => {
    const closed = await startTestApp({ config: { end_user_realm: { enabled: false } } })
    const other = new Backend(closed)
    await other.send('POST', '/v1/users', { userId: 'ada' })
    for (const url of [TOKENS, '/v1/enrolment/start', '/v1/enrolment/finish'])
      expect((await other.send('POST', url, {})).status).toBe(404)
    await closed.close()
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiKeyAdministrationService } from '../../src/auth/api-keys/api-key-administration.service.js'
import { startTestApp, TEST_API_KEY, type TestApp, type TestAppOptions, type TestResponse } from '../support/app.js'
import { createAuthenticator } from '../support/authenticator.js'
import type { CreationOptions } from '../support/authenticator-json.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, Browser, type Json } from '../support/flows.js'

const DAY = 86_400

interface ApiKeyJson {
  readonly id: string
  readonly state: string
  readonly expiresAt: string | null
}

interface CreatedJson {
  readonly apiKey: ApiKeyJson
  readonly secret: string
}

let server: TestApp
let admin: Backend
beforeAll(() => begin())
afterAll(() => server.close())

async function begin(options: TestAppOptions = {}): Promise<void> {
  server = await startTestApp(options)
  admin = new Backend(server)
}

/** Begins anew, with the first key alone. */
async function beginAnew(options: TestAppOptions = {}): Promise<void> {
  await server.close()
  await begin(options)
}

const inSeconds = (seconds: number) => new Date(server.clock.now().getTime() + seconds * 1000).toISOString()

/** The id of the first key of every test application. */
const FIRST = TEST_API_KEY.split('_')[1] ?? ''

async function create(body: Json = {}, by: Backend = admin): Promise<CreatedJson> {
  const answer = await by.send('POST', '/v1/api-keys', { name: 'shop', scopes: ['users:read'], ...body })
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  return bodyOf<CreatedJson>(answer)
}

const createAdmin = (body: Json = {}) => create({ name: 'admin', scopes: ['admin'], ...body })

const change = (id: string, body: Json) => admin.send('PATCH', `/v1/api-keys/${id}`, body)
const rotate = (id: string, body: Json = {}) => admin.send('POST', `/v1/api-keys/${id}/rotate`, body)
const revoke = (id: string) => admin.send('POST', `/v1/api-keys/${id}/revoke`)

/** The status and the code of a request that a key with `users:read` may make. */
async function knock(key: string): Promise<unknown> {
  const answer = await new Backend(server, key).send('GET', '/v1/users')
  return answer.status === 200 ? 200 : [answer.status, codeOf(answer)]
}

const codeOf = (answer: TestResponse) => bodyOf<{ code: string }>(answer).code

/** Checks that a request is refused with a code and changes nothing. */
async function refused(request: () => Promise<TestResponse>, status: number, code: string): Promise<TestResponse> {
  const before = await dumpOf(server)
  const answer = await request()
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
  expect(await dumpOf(server)).toEqual(before)
  return answer
}

describe('an API key that is made', () => {
  it('is described, and its text told once', async () => {
    const expiresAt = inSeconds(DAY)
    const { apiKey, secret } = await create({ expiresAt, allowedOrigins: ['http://localhost:3000'] })
    expect(apiKey).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      name: 'shop',
      scopes: ['users:read'],
      allowedOrigins: ['http://localhost:3000'],
      state: 'active',
      createdAt: server.clock.now().toISOString(),
      lastUsedAt: null,
      expiresAt,
      revokedAt: null,
      rotatedFrom: null,
    })
    expect(secret).toMatch(new RegExp(`^lk_${apiKey.id}_[0-9a-f]{64}$`))
    expect((await admin.send('GET', `/v1/api-keys/${apiKey.id}`)).body).toEqual(apiKey)
  })

  it('opens what its scopes say until it expires', async () => {
    const { apiKey, secret } = await create({ expiresAt: inSeconds(60) })
    expect(await knock(secret)).toBe(200)
    expect((await new Backend(server, secret).send('GET', '/v1/api-keys')).status).toBe(403)
    server.clock.advanceSeconds(60)
    expect(await knock(secret)).toEqual([401, 'credentials_invalid'])
    expect((await admin.send('GET', `/v1/api-keys/${apiKey.id}`)).body).toMatchObject({ state: 'expired' })
  })

  it('shows neither its secret nor the hash of it, wherever it is described', async () => {
    const { apiKey, secret } = await create()
    const described = [
      await admin.send('GET', '/v1/api-keys'),
      await admin.send('GET', `/v1/api-keys/${apiKey.id}`),
      await change(apiKey.id, { name: 'other' }),
      await revoke(apiKey.id),
    ]
    for (const { text } of described) {
      expect(text).toContain(apiKey.id)
      expect(text).not.toContain(secret.split('_')[2])
      expect(text.toLowerCase()).not.toContain('hash')
    }
  })

  it.each<[string, Json, string]>([
    ['no name', { name: undefined }, 'name'],
    ['a blank name', { name: '  ' }, 'name'],
    ['a name that breaks the line', { name: 'a\nb' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(256) }, 'name'],
    ['no scopes', { scopes: undefined }, 'scopes'],
    ['an empty list of scopes', { scopes: [] }, 'scopes'],
    ['a scope that is none', { scopes: ['users:read', 'users:*'] }, 'scopes'],
    ['a scope twice', { scopes: ['users:read', 'users:read'] }, 'scopes'],
    ['an expiry that has passed', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an expiry without its offset', { expiresAt: '2090-01-01T00:00:00' }, 'expiresAt'],
    ['an expiry without its time', { expiresAt: '2090-01-01' }, 'expiresAt'],
    ['an expiry on a day that is none', { expiresAt: '2090-02-30T00:00:00Z' }, 'expiresAt'],
    ['an expiry that is a number', { expiresAt: 4_000_000_000_000 }, 'expiresAt'],
    ['no origins at all', { allowedOrigins: [] }, 'allowedOrigins'],
    ['an origin twice', { allowedOrigins: ['http://localhost:3000', 'http://localhost:3000'] }, 'allowedOrigins'],
    ['an origin that is no text', { allowedOrigins: [null] }, 'allowedOrigins'],
    ['an origin of others', { allowedOrigins: ['http://localhost:3000', 'https://example.net'] }, 'allowedOrigins.1'],
    ['an origin that is none', { allowedOrigins: ['http://localhost:3000/'] }, 'allowedOrigins.0'],
    ['an application of others', { allowedOrigins: [`android:apk-key-hash:${'A'.repeat(43)}`] }, 'allowedOrigins.0'],
    ['a member that is none', { secret: 'lk_mine_0' }, 'secret'],
  ])('is refused with %s', async (_what, body, path) => {
    const wanted = { name: 'shop', scopes: ['users:read'], ...body }
    const answer = await refused(() => admin.send('POST', '/v1/api-keys', wanted), 400, 'request_invalid')
    expect(bodyOf<{ errors: { path: string }[] }>(answer).errors.map((error) => error.path)).toContain(path)
  })

  it('may expire right after it was made, not at that very moment', async () => {
    const at = (expiresAt: string) => admin.send('POST', '/v1/api-keys', { name: 'a', scopes: ['admin'], expiresAt })
    await refused(() => at(inSeconds(0)), 400, 'request_invalid')
    expect((await at(inSeconds(0.001))).status).toBe(201)
  })
})

describe('an API key', () => {
  it('opens nothing with another secret', async () => {
    const { secret } = await create()
    const last = secret.at(-1) === '0' ? '1' : '0'
    expect(await knock(secret.slice(0, -1) + last)).toEqual([401, 'credentials_invalid'])
  })

  it('is stored without its secret', async () => {
    const secret = (await create()).secret.split('_')[2] ?? ''
    const stored = JSON.stringify(await dumpOf(server))
    expect(secret).toHaveLength(64)
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain(JSON.stringify([...Buffer.from(secret, 'hex')]))
  })

  it('remembers its last use, to the minute', async () => {
    const { apiKey, secret } = await create()
    const lastUse = async () => (await admin.send('GET', `/v1/api-keys/${apiKey.id}`)).body
    expect(await lastUse()).toMatchObject({ lastUsedAt: null })
    await knock(secret)
    const first = inSeconds(0)
    expect(await lastUse()).toMatchObject({ lastUsedAt: first })
    server.clock.advanceSeconds(59)
    await knock(secret)
    expect(await lastUse()).toMatchObject({ lastUsedAt: first })
    server.clock.advanceSeconds(1)
    await knock(secret)
    expect(await lastUse()).toMatchObject({ lastUsedAt: inSeconds(0) })
  })
})

describe('API keys', () => {
  it('are listed page by page in the order of their ids, those that have ended included', async () => {
    await beginAnew()
    const made = [FIRST]
    for (let count = 0; count < 4; count += 1) made.push((await create()).apiKey.id)
    await revoke(made[1] ?? '')
    const seen: ApiKeyJson[] = []
    let after = ''
    for (let page = 0; page < 3; page += 1) {
      const answer = await admin.send('GET', `/v1/api-keys?limit=2${after}`)
      const { apiKeys, next } = bodyOf<{ apiKeys: ApiKeyJson[]; next: string | null }>(answer)
      seen.push(...apiKeys)
      expect(next).toBe(page < 2 ? apiKeys.at(-1)?.id : null)
      after = `&after=${String(next)}`
    }
    expect(seen.map(({ id }) => id)).toEqual([...made].sort())
    expect(seen.find(({ id }) => id === made[1])).toMatchObject({ state: 'revoked' })
  })

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'after=', 'all=true'])(
    'are not listed by %s',
    async (query) => {
      await refused(() => admin.send('GET', `/v1/api-keys?${query}`), 400, 'request_invalid')
    },
  )

  it.each<[string, () => Promise<TestResponse>]>([
    ['read', () => admin.send('GET', '/v1/api-keys/unknown')],
    ['changed', () => change('unknown', { name: 'x' })],
    ['rotated', () => rotate('unknown')],
    ['revoked', () => revoke('unknown')],
  ])('that do not exist are not %s', async (_what, request) => {
    await refused(request, 404, 'api_key_not_found')
  })
})

describe('an API key that is changed', () => {
  it('has another name, other scopes, another expiry and other origins', async () => {
    const { apiKey, secret } = await create()
    const wanted = {
      name: 'warehouse',
      scopes: ['passkeys:read'],
      expiresAt: inSeconds(60),
      allowedOrigins: ['http://shop.localhost:8080'],
    }
    const answer = await change(apiKey.id, wanted)
    expect(answer).toMatchObject({ status: 200, body: { ...apiKey, ...wanted } })
    expect((await admin.send('GET', `/v1/api-keys/${apiKey.id}`)).body).toEqual(answer.body)
    expect(await knock(secret)).toEqual([403, 'permission_missing'])
    server.clock.advanceSeconds(60)
    expect(await knock(secret)).toEqual([401, 'credentials_invalid'])
  })

  it('keeps what is left out or null', async () => {
    const { apiKey } = await create({ expiresAt: inSeconds(60), allowedOrigins: ['http://localhost:3000'] })
    for (const body of [{}, { name: null, scopes: null, expiresAt: null, allowedOrigins: null, clear: null }]) {
      expect(await change(apiKey.id, body)).toMatchObject({ status: 200, body: apiKey })
    }
  })

  it('loses its expiry and its origins where they are cleared', async () => {
    const { apiKey } = await create({ expiresAt: inSeconds(60), allowedOrigins: ['http://localhost:3000'] })
    const answer = await change(apiKey.id, { clear: ['expiresAt', 'allowedOrigins'] })
    expect(answer).toMatchObject({ status: 200, body: { ...apiKey, expiresAt: null, allowedOrigins: null } })
  })

  it.each<[string, Json]>([
    ['a blank name', { name: '' }],
    ['no scope', { scopes: [] }],
    ['an expiry that has passed', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['an origin of others', { allowedOrigins: ['https://example.net'] }],
    ['its name cleared', { clear: ['name'] }],
    ['an expiry both given and cleared', { expiresAt: '2090-01-01T00:00:00Z', clear: ['expiresAt'] }],
    ['a thing cleared twice', { clear: ['expiresAt', 'expiresAt'] }],
    ['another id', { id: 'mine' }],
  ])('is refused with %s', async (_what, body) => {
    const { apiKey } = await create()
    await refused(() => change(apiKey.id, body), 400, 'request_invalid')
  })

  it('does not come back once it has ended', async () => {
    const expiring = (await create({ expiresAt: inSeconds(60) })).apiKey.id
    const revoked = (await create()).apiKey.id
    await revoke(revoked)
    server.clock.advanceSeconds(60)
    for (const id of [expiring, revoked]) {
      await refused(() => change(id, { clear: ['expiresAt'] }), 409, 'api_key_not_active')
      await refused(() => rotate(id), 409, 'api_key_not_active')
    }
  })
})

it('an origin that is none is explained in words', async () => {
  const body = { name: 'x', scopes: ['users:read'], allowedOrigins: ['http://localhost:3000/'] }
  const answer = await refused(() => admin.send('POST', '/v1/api-keys', body), 400, 'request_invalid')
  expect(answer.body).toMatchObject({
    errors: [{ path: 'allowedOrigins.0', reason: expect.stringMatching(/^must be scheme/) }],
  })
})

describe('an API key that is rotated', () => {
  it('gets more time, and does not live for ever again', async () => {
    const { apiKey } = await create()
    await rotate(apiKey.id)
    const url = `/v1/api-keys/${apiKey.id}`
    expect((await admin.send('PATCH', url, { expiresAt: inSeconds(2 * DAY) })).status).toBe(200)
    await refused(() => admin.send('PATCH', url, { clear: ['expiresAt'] }), 409, 'api_key_already_rotated')
    expect((await admin.send('GET', url)).body).toMatchObject({ expiresAt: inSeconds(2 * DAY) })
  })

  it('gives way to another one of the same grant, a day later', async () => {
    const grant = { name: 'shop', scopes: ['users:read'], allowedOrigins: ['http://localhost:3000'] }
    const old = await create({ ...grant, expiresAt: inSeconds(10 * DAY) })
    const answer = await rotate(old.apiKey.id)
    const { apiKey, secret, ...rest } = bodyOf<CreatedJson>(answer)
    expect(answer.status).toBe(201)
    expect(apiKey).toMatchObject({ ...grant, expiresAt: old.apiKey.expiresAt, rotatedFrom: old.apiKey.id })
    expect(rest).toEqual({ replaced: { ...old.apiKey, expiresAt: inSeconds(DAY) } })
    expect(secret).not.toBe(old.secret)
    server.clock.advanceSeconds(DAY - 1)
    expect([await knock(old.secret), await knock(secret)]).toEqual([200, 200])
    server.clock.advanceSeconds(1)
    expect([await knock(old.secret), await knock(secret)]).toEqual([[401, 'credentials_invalid'], 200])
  })

  it.each([0, 1, 30 * DAY])('goes on for %d seconds where that is asked for', async (overlapSeconds) => {
    const { apiKey, secret } = await create()
    expect(await rotate(apiKey.id, { overlapSeconds })).toMatchObject({
      body: { replaced: { expiresAt: inSeconds(overlapSeconds), state: overlapSeconds === 0 ? 'expired' : 'active' } },
    })
    expect(await knock(secret)).toEqual(overlapSeconds === 0 ? [401, 'credentials_invalid'] : 200)
  })

  it('does not go on for longer than it would have', async () => {
    const { apiKey } = await create({ expiresAt: inSeconds(60) })
    const answer = await rotate(apiKey.id, { expiresAt: inSeconds(90 * DAY) })
    expect(answer).toMatchObject({
      body: { apiKey: { expiresAt: inSeconds(90 * DAY) }, replaced: { expiresAt: apiKey.expiresAt } },
    })
  })

  it.each<[string, Json]>([
    ['before it began', { overlapSeconds: -1 }],
    ['after more than 30 days', { overlapSeconds: 30 * DAY + 1 }],
    ['in between seconds', { overlapSeconds: 0.5 }],
    ['at a time that is text', { overlapSeconds: '60' }],
    ['for one that has expired', { expiresAt: '2020-01-01T00:00:00Z' }],
  ])('does not end %s', async (_what, body) => {
    const { apiKey } = await create()
    await refused(() => rotate(apiKey.id, body), 400, 'request_invalid')
  })

  it('has one successor, however many ask at once', async () => {
    const { apiKey } = await create()
    const answers = await Promise.all(Array.from({ length: 20 }, () => rotate(apiKey.id)))
    const refusals = answers.filter(({ status }) => status !== 201)
    expect(refusals.map(codeOf)).toEqual(Array.from({ length: 19 }, () => 'api_key_already_rotated'))
    await refused(() => rotate(apiKey.id), 409, 'api_key_already_rotated')
    const successors = (await dumpOf(server)).api_keys.filter((row) => row.includes(`"rotated_from":"${apiKey.id}"`))
    expect(successors).toHaveLength(1)
  })
})

describe('an API key that is revoked', () => {
  it('opens nothing from then on, and stays in the list', async () => {
    const { apiKey, secret } = await create()
    const answer = await revoke(apiKey.id)
    const revokedAt = server.clock.now().toISOString()
    expect(answer).toMatchObject({ status: 200, body: { ...apiKey, state: 'revoked', revokedAt } })
    expect(await knock(secret)).toEqual([401, 'credentials_invalid'])
    server.clock.advanceSeconds(60)
    expect(await revoke(apiKey.id)).toMatchObject({ status: 200, body: { state: 'revoked', revokedAt } })
  })

  it('is refused in the very words of a key that never was', async () => {
    const revoked = await create()
    await revoke(revoked.apiKey.id)
    const expired = await create({ expiresAt: inSeconds(1) })
    server.clock.advanceSeconds(1)
    const texts = new Set<string>()
    for (const key of [revoked.secret, expired.secret, `lk_unknown_${'0'.repeat(64)}`, 'lk_x', TEST_API_KEY + 'x']) {
      const headers = { authorization: `Bearer ${key}`, 'x-request-id': 'same' }
      const answer = await server.send({ url: '/v1/users', headers })
      expect(answer.status).toBe(401)
      texts.add(answer.text)
    }
    expect(texts.size).toBe(1)
  })
})

describe('the last API key that can do everything', () => {
  beforeEach(() => beginAnew())

  it.each<[string, () => Promise<TestResponse>]>([
    ['revoked', () => revoke(FIRST)],
    ['left without admin', () => change(FIRST, { scopes: ['users:write', 'audit:read'] })],
    ['given an end', () => change(FIRST, { expiresAt: inSeconds(365 * DAY) })],
    ['limited to an origin', () => change(FIRST, { allowedOrigins: ['http://localhost:3000'] })],
    ['replaced by one that ends', () => rotate(FIRST, { expiresAt: inSeconds(365 * DAY) })],
  ])('is not %s', async (_what, request) => {
    await refused(request, 409, 'last_admin_key')
    await createAdmin()
    expect((await request()).status).toBeLessThan(300)
  })

  it('may be renamed, and replaced by its equal', async () => {
    expect((await change(FIRST, { name: 'root', scopes: ['admin', 'users:read'] })).status).toBe(200)
    expect((await rotate(FIRST, { overlapSeconds: 0 })).status).toBe(201)
  })

  it('may end later, not sooner', async () => {
    const { apiKey, secret } = await createAdmin({ expiresAt: inSeconds(10 * DAY) })
    await revoke(FIRST)
    const last = new Backend(server, secret)
    const end = (expiresAt: string) => last.send('PATCH', `/v1/api-keys/${apiKey.id}`, { expiresAt })
    await refused(() => end(inSeconds(10 * DAY - 1)), 409, 'last_admin_key')
    expect((await end(inSeconds(10 * DAY))).status).toBe(200)
    expect((await end(inSeconds(20 * DAY))).status).toBe(200)
  })

  it('is not the one that is about to give way to another', async () => {
    const successor = bodyOf<CreatedJson>(await rotate(FIRST)).apiKey.id
    await refused(() => revoke(successor), 409, 'last_admin_key')
    expect((await revoke(FIRST)).status).toBe(200)
  })

  it('is not one that is limited to origins, which could lift no limit', async () => {
    const limited = await createAdmin({ allowedOrigins: ['http://localhost:3000'] })
    const by = new Backend(server, limited.secret)
    await refused(() => by.send('POST', `/v1/api-keys/${FIRST}/revoke`), 409, 'last_admin_key')
    expect((await revoke(limited.apiKey.id)).status).toBe(200)
  })

  it('is one that is limited to origins where there is none without', async () => {
    const limit = { allowedOrigins: ['http://localhost:3000'] }
    const ids = [(await createAdmin(limit)).apiKey.id]
    const { apiKey, secret } = await createAdmin(limit)
    await server.unitOfWork.run((manager) =>
      manager.query('UPDATE api_keys SET expires_at = $1 WHERE id = $2', [server.clock.now().getTime(), FIRST]),
    )
    const by = new Backend(server, secret)
    expect((await by.send('POST', `/v1/api-keys/${ids[0] ?? ''}/revoke`)).status).toBe(200)
    await refused(() => by.send('POST', `/v1/api-keys/${apiKey.id}/revoke`), 409, 'last_admin_key')
  })

  it('is not another one that has expired', async () => {
    await createAdmin({ expiresAt: inSeconds(60) })
    server.clock.advanceSeconds(60)
    await refused(() => revoke(FIRST), 409, 'last_admin_key')
  })

  it('stays, of however many that are revoked at once', async () => {
    const ids = [FIRST]
    for (let count = 1; count < 50; count += 1) ids.push((await createAdmin()).apiKey.id)
    const administration = server.app.get(ApiKeyAdministrationService, { strict: false })
    const outcomes = await Promise.allSettled(ids.map((id) => administration.revoke(id)))
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    expect(refusals).toEqual([expect.objectContaining({ code: 'last_admin_key' })])
  })
})

describe('an API key that is limited to origins', () => {
  const HERE = 'http://localhost:3000'
  const SHOP = 'http://shop.localhost:8080'
  const config = { origins: ['http://other.localhost:3000'] }

  let shop: Backend
  beforeEach(async () => {
    await beginAnew({ config })
    shop = await limited([SHOP])
  })

  async function limited(allowedOrigins: readonly string[], scopes: readonly string[] = ['admin']): Promise<Backend> {
    return new Backend(server, (await create({ scopes, allowedOrigins })).secret)
  }

  async function register(origin: string): Promise<unknown> {
    const publicKey = createAuthenticator().register(await shop.creationOptions('ada'), { origin })
    const answer = await shop.finishRegistration('ada', publicKey)
    return answer.status === 200 ? 200 : codeOf(answer)
  }

  it('registers there and nowhere else', async () => {
    expect([await register(SHOP), await register(HERE), await register('http://other.localhost:3000')]).toEqual([
      200,
      'origin_unexpected',
      'origin_unexpected',
    ])
  })

  it('authenticates there and nowhere else', async () => {
    const authenticator = createAuthenticator()
    await admin.enrol('ada', authenticator)
    const assertAt = async (origin: string) => {
      const publicKey = authenticator.authenticate(await shop.requestOptions({ userId: 'ada' }), { origin })
      const answer = await shop.finishAuthentication(publicKey)
      return answer.status === 200 ? 200 : codeOf(answer)
    }
    expect([await assertAt(SHOP), await assertAt(HERE)]).toEqual([200, 'origin_unexpected'])
  })

  it('makes enrolment tokens that are good there and nowhere else', async () => {
    await admin.send('POST', '/v1/users', { userId: 'ada', emailOrUsername: 'ada' })
    const enrolAt = async (origin: string) => {
      const token = await shop.send('POST', '/v1/users/ada/enrolment-tokens', {})
      const browser = new Browser(server)
      const { enrolmentToken } = bodyOf<{ enrolmentToken: string }>(token)
      const started = await browser.send('POST', '/v1/enrolment/start', { enrolmentToken })
      const { registrationOptions } = bodyOf<{ registrationOptions: CreationOptions }>(started)
      const publicKey = browser.authenticator.register(registrationOptions, { origin })
      const answer = await browser.finish('/v1/enrolment/finish', publicKey)
      return answer.status === 200 ? 200 : codeOf(answer)
    }
    expect([await enrolAt(HERE), await enrolAt(SHOP)]).toEqual(['origin_unexpected', 200])
  })

  it('asks for no additional origin but its own', async () => {
    const start = (additionalAllowedOrigin: string) => {
      const body = { userId: 'ada', emailOrUsername: 'ada', additionalAllowedOrigin }
      return shop.send('POST', '/v1/registration/start', body)
    }
    expect((await start(SHOP)).status).toBe(200)
    await refused(() => start('http://evil.localhost:1'), 403, 'origin_not_allowed')
    await refused(() => start(HERE), 403, 'origin_not_allowed')
    await refused(() => start('https://example.net'), 400, 'additional_origin_invalid')
    const { body } = await refused(() => start('https://login.example.com/'), 400, 'additional_origin_invalid')
    expect(body).toMatchObject({ detail: expect.stringMatching(/^must be scheme/) })
  })

  it.each([
    [SHOP, 200],
    [undefined, 200],
    [HERE, 403],
    ['null', 403],
    [`${SHOP}/`, 403],
    ['', 403],
  ])('is used from the page %j: %d', async (origin, status) => {
    const headers = { authorization: `Bearer ${shop.key}`, ...(origin !== undefined && { origin }) }
    const answer = await server.send({ url: '/v1/users', headers })
    expect([answer.status, status === 403 && codeOf(answer)]).toEqual([status, status === 403 && 'origin_not_allowed'])
  })

  it('opens the same and no more through a door', async () => {
    const run = (command: string, data: Json) => shop.send('POST', '/run-command', { command, data })
    const ada = { userId: 'ada', emailOrUsername: 'ada' }
    const started = await run('StartPasskeyRegistration', { ...ada, additionalAllowedOrigin: SHOP })
    expect(started.status).toBe(200)
    const { registrationOptions } = bodyOf<{ registrationOptions: CreationOptions }>(started)
    const publicKey = createAuthenticator().register(registrationOptions, { origin: HERE })
    const finished = await run('FinishPasskeyRegistration', { userId: 'ada', publicKey })
    expect(finished).toMatchObject({ status: 422, body: { type: 'OriginNotAllowed' } })
    const elsewhere = { ...ada, additionalAllowedOrigin: 'http://evil.localhost:1' }
    expect((await run('StartPasskeyRegistration', elsewhere)).status).toBe(403)
  })

  it('begins no ceremony when none of its origins belongs to the relying party any more', async () => {
    const start = () => shop.send('POST', '/v1/authentication/start', {})
    expect((await start()).status).toBe(200)
    await server.unitOfWork.run((manager) =>
      manager.query('UPDATE api_keys SET allowed_origins = $1 WHERE allowed_origins IS NOT NULL', [
        '["https://gone.example"]',
      ]),
    )
    await refused(start, 403, 'origin_not_allowed')
  })

  it('gives no key more origins than it has', async () => {
    const wide = (await create()).apiKey.id
    const make = (allowedOrigins?: string[]) =>
      shop.send('POST', '/v1/api-keys', { name: 'x', scopes: ['admin'], ...(allowedOrigins && { allowedOrigins }) })
    await refused(() => make(), 403, 'origin_not_allowed')
    await refused(() => make([SHOP, HERE]), 403, 'origin_not_allowed')
    expect((await make([SHOP])).status).toBe(201)
    await refused(() => shop.send('POST', `/v1/api-keys/${wide}/rotate`, {}), 403, 'origin_not_allowed')
    await refused(() => shop.send('PATCH', `/v1/api-keys/${wide}`, { name: 'y' }), 403, 'origin_not_allowed')
    const own = shop.key.split('_')[1] ?? ''
    const clear = { clear: ['allowedOrigins'] }
    await refused(() => shop.send('PATCH', `/v1/api-keys/${own}`, clear), 403, 'origin_not_allowed')
  })
})

describe('the steps of a verification', () => {
  const HERE = { origin: 'http://localhost:3000' }
  const withScopes = async (...scopes: string[]) => new Backend(server, (await create({ scopes })).secret)

  it.each([
    ['with traces:read', ['traces:read'], true],
    ['with admin', ['admin'], true],
    ['without either', ['passkeys:read', 'users:write'], false],
  ])('are shown to keys %s', async (_which, more, shown) => {
    const key = await withScopes('registration:write', 'authentication:write', ...more)
    const authenticator = createAuthenticator()
    const registered = await key.finishRegistration(
      'ada',
      authenticator.register(await key.creationOptions('ada'), HERE),
    )
    const assertion = authenticator.authenticate(await key.requestOptions({ userId: 'ada' }), HERE)
    const authenticated = await key.finishAuthentication(assertion)
    for (const { body } of [registered, authenticated]) {
      expect(body).toMatchObject({ trace: shown ? { outcome: 'passed' } : null })
    }

    const elsewhere = { origin: 'https://evil.example' }
    const badRegistration = createAuthenticator().register(await key.creationOptions('ada'), elsewhere)
    const badAssertion = authenticator.authenticate(await key.requestOptions({ userId: 'ada' }), elsewhere)
    const failures: [TestResponse, number, string][] = [
      [await key.finishRegistration('ada', badRegistration), 422, 'registration.origin'],
      [await key.finishAuthentication(badAssertion), 401, 'authentication.origin'],
    ]
    for (const [{ status, body, text }, expected, step] of failures) {
      expect(status).toBe(expected)
      expect(body).toMatchObject({ code: 'origin_unexpected', ...(shown && { step, trace: { outcome: 'failed' } }) })
      if (!shown) expect(text).not.toMatch(/step|trace|evidence|evil\.example/)
    }
  })
})

describe('the API key of the environment', () => {
  const GIVEN = `lk_given_${'g'.repeat(32)}`
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-keys-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  const restart = (bootstrapApiKey: string) => {
    return beginAnew({
      clock: server.clock,
      environment: { databaseFile: join(directory, 'latchkey.db'), bootstrapApiKey },
    })
  }

  it('comes in at any start, and does not come back', async () => {
    await restart(TEST_API_KEY)
    expect(server.log.some((line) => line.includes('LATCHKEY_BOOTSTRAP_API_KEY'))).toBe(true)
    await restart(TEST_API_KEY)
    expect(server.log.some((line) => line.includes('LATCHKEY_BOOTSTRAP_API_KEY'))).toBe(false)

    await restart(GIVEN)
    expect(server.log.join('')).not.toContain(GIVEN)
    const given = new Backend(server, GIVEN)
    expect(await given.send('POST', `/v1/api-keys/${FIRST}/revoke`)).toMatchObject({ status: 200 })

    await restart(TEST_API_KEY)
    expect(await knock(TEST_API_KEY)).toEqual([401, 'credentials_invalid'])
    expect(await knock(GIVEN)).toBe(200)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiKeyAdministrationService } from '../../src/auth/api-keys/api-key-administration.service.js'
import { startTestApp, TEST_API_KEY, type TestApp, type TestAppOptions, type TestResponse } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import { createAuthenticator, type CreationOptions } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, Browser, type Json } from '../support/flows.js'

const DAY = 86_400

interface ApiKeyJson {
  readonly id: string
  readonly state: string
  readonly expiresAt: string | null
}

interface CreatedJson extends ApiKeyJson {
  readonly key: string
}

/** A created key: the members of the key, and the key itself. */
interface Created {
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

/** Resets the database to the first key. */
async function beginAnew(options: TestAppOptions = {}): Promise<void> {
  await server.close()
  await begin(options)
}

const inSeconds = (seconds: number) => new Date(server.clock.now().getTime() + seconds * 1000).toISOString()

/** The id of the bootstrap key of every test application. */
const FIRST = TEST_API_KEY.split('_')[1] ?? ''

async function create(body: Json = {}, by: Backend = admin): Promise<Created> {
  const answer = await by.send('POST', '/v1/api-keys', { name: 'shop', scopes: ['users:read'], ...body })
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  const { key: secret, ...apiKey } = bodyOf<CreatedJson>(answer)
  return { apiKey, secret }
}

const createAdmin = (body: Json = {}) => create({ name: 'admin', scopes: ['admin'], ...body })

const change = (id: string, body: Json) => admin.send('PATCH', `/v1/api-keys/${id}`, body)
const rotate = (id: string, body: Json = {}) => admin.send('POST', `/v1/api-keys/${id}/rotate`, body)
const revoke = (id: string) => admin.send('POST', `/v1/api-keys/${id}/revoke`)

/** Sets the expiry of a key in the database, without the checks of the service. */
async function endAt(id: string, at: Date): Promise<void> {
  await server.unitOfWork.transaction((manager) =>
    manager.query('UPDATE api_keys SET expires_at = $1 WHERE id = $2', [at.getTime(), id]),
  )
}

/** Returns the status and code of a request that requires `users:read`. */
async function knock(key: string): Promise<unknown> {
  const answer = await new Backend(server, key).send('GET', '/v1/users')
  return answer.status === 200 ? 200 : [answer.status, codeOf(answer)]
}

const codeOf = (answer: TestResponse) => bodyOf<{ code: string }>(answer).code

/** Asserts that a request is rejected with a code and has no effect. */
async function refused(request: () => Promise<TestResponse>, status: number, code: string): Promise<TestResponse> {
  const before = await dumpOf(server)
  const answer = await request()
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
  expect(await dumpOf(server)).toEqual(before)
  return answer
}

describe('creating an API key', () => {
  it('returns the description of the key, and the secret only once', async () => {
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

  it('grants its scopes until it expires', async () => {
    const { apiKey, secret } = await create({ expiresAt: inSeconds(60) })
    expect(await knock(secret)).toBe(200)
    expect((await new Backend(server, secret).send('GET', '/v1/api-keys')).status).toBe(403)
    server.clock.advanceSeconds(60)
    expect(await knock(secret)).toEqual([401, 'credentials_invalid'])
    expect((await admin.send('GET', `/v1/api-keys/${apiKey.id}`)).body).toMatchObject({ state: 'expired' })
  })

  it('never exposes the secret or its hash afterwards', async () => {
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
    ['an unknown scope', { scopes: ['users:read', 'users:*'] }, 'scopes'],
    ['a duplicate scope', { scopes: ['users:read', 'users:read'] }, 'scopes'],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an expiry without an offset', { expiresAt: '2090-01-01T00:00:00' }, 'expiresAt'],
    ['an expiry without a time', { expiresAt: '2090-01-01' }, 'expiresAt'],
    ['an expiry on a day that does not exist', { expiresAt: '2090-02-30T00:00:00Z' }, 'expiresAt'],
    ['an expiry that is a number', { expiresAt: 4_000_000_000_000 }, 'expiresAt'],
    ['an empty list of origins', { allowedOrigins: [] }, 'allowedOrigins'],
    ['a duplicate origin', { allowedOrigins: ['http://localhost:3000', 'http://localhost:3000'] }, 'allowedOrigins'],
    ['an origin that is not a string', { allowedOrigins: [null] }, 'allowedOrigins'],
    [
      'an origin of another relying party',
      { allowedOrigins: ['http://localhost:3000', 'https://example.net'] },
      'allowedOrigins.1',
    ],
    ['an invalid origin', { allowedOrigins: ['http://localhost:3000/'] }, 'allowedOrigins.0'],
    [
      'an application that is not configured',
      { allowedOrigins: [`android:apk-key-hash:${'A'.repeat(43)}`] },
      'allowedOrigins.0',
    ],
    ['an unknown member', { secret: 'lk_mine_0' }, 'secret'],
  ])('is rejected with %s', async (_what, body, path) => {
    const wanted = { name: 'shop', scopes: ['users:read'], ...body }
    const answer = await refused(() => admin.send('POST', '/v1/api-keys', wanted), 400, 'request_invalid')
    expect(bodyOf<{ errors: { path: string }[] }>(answer).errors.map((error) => error.path)).toContain(path)
  })

  it('accepts an expiry one second in the future and rejects the current second', async () => {
    const at = (expiresAt: string) => admin.send('POST', '/v1/api-keys', { name: 'a', scopes: ['admin'], expiresAt })
    await refused(() => at(inSeconds(0)), 400, 'request_invalid')
    expect((await at(inSeconds(0.001))).status).toBe(201)
  })
})

describe('an API key', () => {
  it('is rejected with a different secret', async () => {
    const { secret } = await create()
    const last = secret.at(-1) === '0' ? '1' : '0'
    expect(await knock(secret.slice(0, -1) + last)).toEqual([401, 'credentials_invalid'])
  })

  it('is stored as a hash', async () => {
    const secret = (await create()).secret.split('_')[2] ?? ''
    const stored = JSON.stringify(await dumpOf(server))
    expect(secret).toHaveLength(64)
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain(JSON.stringify([...Buffer.from(secret, 'hex')]))
  })

  it('records its last use to the minute', async () => {
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
  it('are listed page by page by id, including ended ones', async () => {
    await beginAnew()
    const made = [FIRST]
    for (let count = 0; count < 4; count += 1) made.push((await create()).apiKey.id)
    await revoke(made[1] ?? '')
    const seen: ApiKeyJson[] = []
    let cursor = ''
    for (let page = 0; page < 3; page += 1) {
      const answer = await admin.send('GET', `/v1/api-keys?limit=2${cursor}`)
      const { items, nextCursor } = bodyOf<{ items: ApiKeyJson[]; nextCursor: string | null }>(answer)
      seen.push(...items)
      expect(nextCursor).toBe(page < 2 ? items.at(-1)?.id : null)
      cursor = `&cursor=${String(nextCursor)}`
    }
    expect(seen.map(({ id }) => id)).toEqual([...made].sort())
    expect(seen.find(({ id }) => id === made[1])).toMatchObject({ state: 'revoked' })
  })

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'cursor=', 'all=true'])(
    'cannot be listed by %s',
    async (query) => {
      await refused(() => admin.send('GET', `/v1/api-keys?${query}`), 400, 'request_invalid')
    },
  )

  it.each<[string, () => Promise<TestResponse>]>([
    ['read', () => admin.send('GET', '/v1/api-keys/unknown')],
    ['changed', () => change('unknown', { name: 'x' })],
    ['rotated', () => rotate('unknown')],
    ['revoked', () => revoke('unknown')],
  ])('cannot be %s with an unknown id', async (_what, request) => {
    await refused(request, 404, 'api_key_not_found')
  })
})

describe('changing an API key', () => {
  it('replaces its name, scopes, expiry and origins', async () => {
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

  it('leaves omitted and null members unchanged', async () => {
    const { apiKey } = await create({ expiresAt: inSeconds(60), allowedOrigins: ['http://localhost:3000'] })
    for (const body of [{}, { name: null, scopes: null, expiresAt: null, allowedOrigins: null, clear: null }]) {
      expect(await change(apiKey.id, body)).toMatchObject({ status: 200, body: apiKey })
    }
  })

  it('removes the expiry and the origins that are cleared', async () => {
    const { apiKey } = await create({ expiresAt: inSeconds(60), allowedOrigins: ['http://localhost:3000'] })
    const answer = await change(apiKey.id, { clear: ['expiresAt', 'allowedOrigins'] })
    expect(answer).toMatchObject({ status: 200, body: { ...apiKey, expiresAt: null, allowedOrigins: null } })
  })

  it.each<[string, Json]>([
    ['a blank name', { name: '' }],
    ['no scope', { scopes: [] }],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['an origin of another relying party', { allowedOrigins: ['https://example.net'] }],
    ['its name cleared', { clear: ['name'] }],
    ['an expiry both given and cleared', { expiresAt: '2090-01-01T00:00:00Z', clear: ['expiresAt'] }],
    ['a member cleared twice', { clear: ['expiresAt', 'expiresAt'] }],
    ['another id', { id: 'mine' }],
  ])('is rejected with %s', async (_what, body) => {
    const { apiKey } = await create()
    await refused(() => change(apiKey.id, body), 400, 'request_invalid')
  })

  it('cannot reactivate an ended key', async () => {
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

it('explains an invalid origin', async () => {
  const body = { name: 'x', scopes: ['users:read'], allowedOrigins: ['http://localhost:3000/'] }
  const answer = await refused(() => admin.send('POST', '/v1/api-keys', body), 400, 'request_invalid')
  expect(answer.body).toMatchObject({
    errors: [{ path: 'allowedOrigins.0', reason: 'must not have a trailing slash; write "http://localhost:3000"' }],
  })
})

describe('rotating an API key', () => {
  it('allows a later expiry of the old key, but does not allow its removal', async () => {
    const { apiKey } = await create()
    await rotate(apiKey.id)
    const url = `/v1/api-keys/${apiKey.id}`
    expect((await admin.send('PATCH', url, { expiresAt: inSeconds(2 * DAY) })).status).toBe(200)
    await refused(() => admin.send('PATCH', url, { clear: ['expiresAt'] }), 409, 'api_key_already_rotated')
    expect((await admin.send('GET', url)).body).toMatchObject({ expiresAt: inSeconds(2 * DAY) })
  })

  it('replaces the key by one with the same rights after a day', async () => {
    const grant = { name: 'shop', scopes: ['users:read'], allowedOrigins: ['http://localhost:3000'] }
    const old = await create({ ...grant, expiresAt: inSeconds(10 * DAY) })
    const answer = await rotate(old.apiKey.id)
    const { key: secret, replaced, ...apiKey } = bodyOf<CreatedJson & { replaced: ApiKeyJson }>(answer)
    expect(answer.status).toBe(201)
    expect(apiKey).toMatchObject({ ...grant, expiresAt: old.apiKey.expiresAt, rotatedFrom: old.apiKey.id })
    expect(replaced).toEqual({ ...old.apiKey, expiresAt: inSeconds(DAY) })
    expect(secret).not.toBe(old.secret)
    server.clock.advanceSeconds(DAY - 1)
    expect([await knock(old.secret), await knock(secret)]).toEqual([200, 200])
    server.clock.advanceSeconds(1)
    expect([await knock(old.secret), await knock(secret)]).toEqual([[401, 'credentials_invalid'], 200])
  })

  it.each([0, 1, 30 * DAY])('accepts the old key for another %d seconds', async (overlapSeconds) => {
    const { apiKey, secret } = await create()
    expect(await rotate(apiKey.id, { overlapSeconds })).toMatchObject({
      body: { replaced: { expiresAt: inSeconds(overlapSeconds), state: overlapSeconds === 0 ? 'expired' : 'active' } },
    })
    expect(await knock(secret)).toEqual(overlapSeconds === 0 ? [401, 'credentials_invalid'] : 200)
  })

  it('does not extend the old key’s expiry', async () => {
    const { apiKey } = await create({ expiresAt: inSeconds(60) })
    const answer = await rotate(apiKey.id, { expiresAt: inSeconds(90 * DAY) })
    expect(answer).toMatchObject({
      body: { expiresAt: inSeconds(90 * DAY), replaced: { expiresAt: apiKey.expiresAt } },
    })
  })

  it.each<[string, Json]>([
    ['a negative overlap', { overlapSeconds: -1 }],
    ['an overlap of more than 30 days', { overlapSeconds: 30 * DAY + 1 }],
    ['a fractional overlap', { overlapSeconds: 0.5 }],
    ['an overlap that is a string', { overlapSeconds: '60' }],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }],
  ])('is rejected with %s', async (_what, body) => {
    const { apiKey } = await create()
    await refused(() => rotate(apiKey.id, body), 400, 'request_invalid')
  })

  it('creates one successor for concurrent requests', async () => {
    const { apiKey } = await create()
    const answers = await Promise.all(Array.from({ length: 20 }, () => rotate(apiKey.id)))
    const refusals = answers.filter(({ status }) => status !== 201)
    expect(refusals.map(codeOf)).toEqual(Array.from({ length: 19 }, () => 'api_key_already_rotated'))
    await refused(() => rotate(apiKey.id), 409, 'api_key_already_rotated')
    const successors = (await dumpOf(server)).api_keys.filter((row) => row.includes(`"rotated_from":"${apiKey.id}"`))
    expect(successors).toHaveLength(1)
  })
})

describe('a revoked API key', () => {
  it('is rejected and remains in the list', async () => {
    const { apiKey, secret } = await create()
    const answer = await revoke(apiKey.id)
    const revokedAt = server.clock.now().toISOString()
    expect(answer).toMatchObject({ status: 200, body: { ...apiKey, state: 'revoked', revokedAt } })
    expect(await knock(secret)).toEqual([401, 'credentials_invalid'])
    server.clock.advanceSeconds(60)
    expect(await revoke(apiKey.id)).toMatchObject({ status: 200, body: { state: 'revoked', revokedAt } })
  })

  it('gets the same response as an unknown key', async () => {
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

describe('the last API key with the scope admin', () => {
  beforeEach(() => beginAnew())

  it.each<[string, () => Promise<TestResponse>]>([
    ['revoked', () => revoke(FIRST)],
    ['left without admin', () => change(FIRST, { scopes: ['users:write', 'audit:read'] })],
    ['given an expiry', () => change(FIRST, { expiresAt: inSeconds(365 * DAY) })],
    ['limited to an origin', () => change(FIRST, { allowedOrigins: ['http://localhost:3000'] })],
    ['replaced by a key with an expiry', () => rotate(FIRST, { expiresAt: inSeconds(365 * DAY) })],
  ])('is not %s', async (_what, request) => {
    await refused(request, 409, 'last_admin_key')
    await createAdmin()
    expect((await request()).status).toBeLessThan(300)
  })

  it('can be renamed, and replaced by an equal key', async () => {
    expect((await change(FIRST, { name: 'root', scopes: ['admin', 'users:read'] })).status).toBe(200)
    expect((await rotate(FIRST, { overlapSeconds: 0 })).status).toBe(201)
  })

  it('can be extended but not shortened', async () => {
    const { apiKey, secret } = await createAdmin({ expiresAt: inSeconds(10 * DAY) })
    await endAt(FIRST, server.clock.now())
    const last = new Backend(server, secret)
    const end = (expiresAt: string) => last.send('PATCH', `/v1/api-keys/${apiKey.id}`, { expiresAt })
    await refused(() => end(inSeconds(10 * DAY - 1)), 409, 'last_admin_key')
    expect((await end(inSeconds(10 * DAY))).status).toBe(200)
    expect((await end(inSeconds(20 * DAY))).status).toBe(200)
  })

  it.each<[string, number | null, number | null, number]>([
    ['never expires and the other one does', null, 365 * DAY, 409],
    ['expires a second later than the other one', 10 * DAY + 1, 10 * DAY, 409],
    ['expires together with the other one', 10 * DAY, 10 * DAY, 200],
    ['expires earlier than the other one', 10 * DAY, 10 * DAY + 1, 200],
    ['expires and the other one does not', 10 * DAY, null, 200],
    ['never expires, like the other one', null, null, 200],
  ])('may end only if another one lasts as long: it %s', async (_what, ownSeconds, otherSeconds, status) => {
    const ending = (seconds: number | null): Json => (seconds === null ? {} : { expiresAt: inSeconds(seconds) })
    const own = (await createAdmin(ending(ownSeconds))).apiKey.id
    const other = await createAdmin(ending(otherSeconds))
    const by = new Backend(server, other.secret)
    await endAt(FIRST, server.clock.now())
    for (const [url, body] of [
      [`/v1/api-keys/${own}`, { scopes: ['users:read'] }],
      [`/v1/api-keys/${own}/revoke`, undefined],
    ] as const) {
      const answer = await by.send(body === undefined ? 'POST' : 'PATCH', url, body)
      expect(answer.status).toBe(status)
      if (status === 409) expect(answer.body).toMatchObject({ code: 'last_admin_key' })
    }
  })

  it('cannot be shortened in turn with another one', async () => {
    const other = (await createAdmin()).apiKey.id
    expect((await change(FIRST, { expiresAt: inSeconds(DAY) })).status).toBe(200)
    await refused(() => change(other, { expiresAt: inSeconds(365 * DAY) }), 409, 'last_admin_key')
    await refused(() => rotate(other, { expiresAt: inSeconds(DAY) }), 409, 'last_admin_key')
  })

  it('is not counted while it is being replaced', async () => {
    const successor = bodyOf<CreatedJson>(await rotate(FIRST)).id
    await refused(() => revoke(successor), 409, 'last_admin_key')
    expect((await revoke(FIRST)).status).toBe(200)
  })

  it('is not counted if it is limited to origins', async () => {
    const limited = await createAdmin({ allowedOrigins: ['http://localhost:3000'] })
    const by = new Backend(server, limited.secret)
    await refused(() => by.send('POST', `/v1/api-keys/${FIRST}/revoke`), 409, 'last_admin_key')
    expect((await revoke(limited.apiKey.id)).status).toBe(200)
  })

  it('can be a key limited to origins if no other exists', async () => {
    const limit = { allowedOrigins: ['http://localhost:3000'] }
    const ids = [(await createAdmin(limit)).apiKey.id]
    const { apiKey, secret } = await createAdmin(limit)
    await endAt(FIRST, server.clock.now())
    const by = new Backend(server, secret)
    expect((await by.send('POST', `/v1/api-keys/${ids[0] ?? ''}/revoke`)).status).toBe(200)
    await refused(() => by.send('POST', `/v1/api-keys/${apiKey.id}/revoke`), 409, 'last_admin_key')
  })

  it('is not counted after its expiry', async () => {
    await createAdmin({ expiresAt: inSeconds(60) })
    server.clock.advanceSeconds(60)
    await refused(() => revoke(FIRST), 409, 'last_admin_key')
  })

  it('remains when all are revoked concurrently', async () => {
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

  it('registers on these origins only', async () => {
    expect([await register(SHOP), await register(HERE), await register('http://other.localhost:3000')]).toEqual([
      200,
      'origin_unexpected',
      'origin_unexpected',
    ])
  })

  it('authenticates on these origins only', async () => {
    const authenticator = createAuthenticator()
    await admin.enrol('ada', authenticator)
    const assertAt = async (origin: string) => {
      const publicKey = authenticator.authenticate(await shop.requestOptions({ userId: 'ada' }), { origin })
      const answer = await shop.finishAuthentication(publicKey)
      return answer.status === 200 ? 200 : codeOf(answer)
    }
    expect([await assertAt(SHOP), await assertAt(HERE)]).toEqual([200, 'origin_unexpected'])
  })

  it('creates enrolment tokens for these origins only', async () => {
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

  it('cannot add an origin outside its own', async () => {
    const start = (additionalAllowedOrigin: string) => {
      const body = { userId: 'ada', emailOrUsername: 'ada', additionalAllowedOrigin }
      return shop.send('POST', '/v1/registration/start', body)
    }
    expect((await start(SHOP)).status).toBe(200)
    await refused(() => start('http://evil.localhost:1'), 403, 'origin_not_allowed')
    await refused(() => start(HERE), 403, 'origin_not_allowed')
    await refused(() => start('https://example.net'), 400, 'additional_origin_invalid')
    const { body } = await refused(() => start('https://login.example.com/'), 400, 'additional_origin_invalid')
    expect(body).toMatchObject({ detail: 'must not have a trailing slash; write "https://login.example.com"' })
  })

  it.each([
    [SHOP, 200],
    [undefined, 200],
    [HERE, 403],
    ['null', 403],
    [`${SHOP}/`, 403],
    ['', 403],
  ])('sent from the page %j gets status %d', async (origin, status) => {
    const headers = { authorization: `Bearer ${shop.key}`, ...(origin !== undefined && { origin }) }
    const answer = await server.send({ url: '/v1/users', headers })
    expect([answer.status, status === 403 && codeOf(answer)]).toEqual([status, status === 403 && 'origin_not_allowed'])
  })

  it('has the same limits through the PropelAuth door', async () => {
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

  it('cannot start ceremonies after its origins were removed from the configuration', async () => {
    const start = () => shop.send('POST', '/v1/authentication/start', {})
    expect((await start()).status).toBe(200)
    await server.unitOfWork.transaction((manager) =>
      manager.query('UPDATE api_keys SET allowed_origins = $1 WHERE allowed_origins IS NOT NULL', [
        '["https://gone.example"]',
      ]),
    )
    server.clock.advanceSeconds(1)
    await refused(start, 403, 'origin_not_allowed')
  })

  it('cannot give another key more origins than its own', async () => {
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

describe('the trace of a verification', () => {
  const HERE = { origin: 'http://localhost:3000' }
  const withScopes = async (...scopes: string[]) => new Backend(server, (await create({ scopes })).secret)

  it.each([
    ['with traces:read', ['traces:read'], true],
    ['with admin', ['admin'], true],
    ['without either', ['passkeys:read', 'users:write'], false],
  ])('is returned to keys %s', async (_which, more, shown) => {
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

describe('the API key of LATCHKEY_BOOTSTRAP_API_KEY', () => {
  const GIVEN = `lk_given_${'g'.repeat(32)}`
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-keys-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  const restart = (bootstrapApiKey: string) => {
    return beginAnew({
      clock: server.clock,
      environment: { database: databaseIn(directory), bootstrapApiKey },
    })
  }

  it('is created at any start and not restored after revocation', async () => {
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

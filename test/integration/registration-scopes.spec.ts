import type { Scope } from '../../src/access/scopes.js'
import { createAuthenticator } from '../../src/testing/index.js'
import type { TestApp, TestResponse } from '../support/app.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { Backend, bodyOf, Browser, type Json, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
/** A backend with all scopes. */
let admin: Backend
beforeEach(async () => {
  server = await reuseTestApp()
  admin = new Backend(server)
})
afterEach(() => server.close())

async function backendWith(...scopes: Scope[]): Promise<Backend> {
  const answer = await admin.send('POST', '/v1/api-keys', { name: 'limited', scopes })
  return new Backend(server, bodyOf<{ key: string }>(answer).key)
}

const start = (backend: Backend, userId: string): Promise<TestResponse> =>
  backend.send('POST', '/v1/registration/start', { userId, emailOrUsername: `${userId}@example.com` })

const command = (backend: Backend, name: string, data: Json): Promise<TestResponse> =>
  backend.send('POST', '/run-command', { command: name, data })

const createToken = (backend: Backend, userId: string): Promise<TestResponse> =>
  backend.send('POST', `/v1/users/${userId}/enrolment-tokens`, {})

/** Prepares the user `ada` in each state. */
const PREPARE: Readonly<Record<string, () => Promise<unknown>>> = {
  unknown: () => Promise.resolve(),
  'without a passkey': () => admin.send('POST', '/v1/users', { userId: 'ada' }),
  'with a passkey': () => admin.enrol('ada', createAuthenticator()),
  'with only a suspended passkey': async () => {
    const { id } = await admin.enrol('ada', createAuthenticator())
    await admin.send('POST', `/v1/users/ada/passkeys/${id}/suspend`)
  },
}

const NEW = ['unknown', 'without a passkey']
const EXISTING = ['with a passkey', 'with only a suspended passkey']

const REFUSED: readonly (readonly [Scope[], string, Scope])[] = [
  ...EXISTING.map((user) => [['registration:new'], user, 'registration:existing'] as const),
  ...EXISTING.map((user) => [['registration:new', 'users:write'], user, 'registration:existing'] as const),
  ...NEW.map((user) => [['registration:existing'], user, 'registration:new'] as const),
  ...NEW.map((user) => [['registration:existing', 'users:write'], user, 'registration:new'] as const),
] as never

const ALLOWED: readonly (readonly [Scope[], string])[] = [
  ...NEW.map((user) => [['registration:new'], user]),
  ...EXISTING.map((user) => [['registration:existing'], user]),
  ...[...NEW, ...EXISTING].map((user) => [['registration:write'], user]),
  ...[...NEW, ...EXISTING].map((user) => [['registration:new', 'registration:existing'], user]),
] as never

describe('a key with the scopes', () => {
  it.each(REFUSED)('%j cannot start a registration for a user %s', async (scopes, user, required) => {
    await PREPARE[user]?.()
    const backend = await backendWith(...scopes)
    const before = await dumpOf(server)
    const answer = await start(backend, 'ada')
    const refusal = { code: 'permission_missing', requiredScopes: [required] }
    expect(answer).toMatchObject({ status: 403, body: refusal })
    const data = { userId: 'ada', emailOrUsername: 'ada@example.com' }
    const commanded = await command(backend, 'StartPasskeyRegistration', data)
    expect(commanded).toMatchObject({ status: 403, body: { type: 'CommandNotAllowed' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it.each(ALLOWED)('%j can register a passkey of a user %s', async (scopes, user) => {
    await PREPARE[user]?.()
    await expect((await backendWith(...scopes)).enrol('ada', createAuthenticator())).resolves.toBeDefined()
  })

  it.each(REFUSED.filter(([, user]) => user !== 'unknown'))(
    '%j cannot create an enrolment token for a user %s',
    async (scopes, user, required) => {
      await PREPARE[user]?.()
      const answer = await createToken(await backendWith(...scopes), 'ada')
      expect(answer).toMatchObject({ status: 403, body: { code: 'permission_missing', requiredScopes: [required] } })
    },
  )
})

/** Each row starts a registration under one scope and changes the account before the finish. */
const RACES: readonly (readonly [Scope, string, string, () => Promise<unknown>])[] = [
  ['registration:new', 'got a passkey', 'without a passkey', () => admin.enrol('ada', createAuthenticator())],
  [
    'registration:existing',
    'lost the last passkey',
    'with a passkey',
    () => admin.send('DELETE', '/v1/users/ada/passkeys'),
  ],
]

describe('a registration', () => {
  it.each(RACES)('under %s cannot finish when the user %s', async (scope, _change, user, change) => {
    await PREPARE[user]?.()
    const backend = await backendWith(scope)
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    await change()
    const before = await dumpOf(server)
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'permission_missing' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it.each(RACES)('under %s cannot finish as a command when the user %s', async (scope, _change, user, change) => {
    await PREPARE[user]?.()
    const backend = await backendWith(scope)
    const data = { userId: 'ada', emailOrUsername: 'ada@example.com' }
    const started = await command(backend, 'StartPasskeyRegistration', data)
    const { registrationOptions } = bodyOf<{ registrationOptions: Parameters<typeof registration>[1] }>(started)
    const publicKey = registration(createAuthenticator(), registrationOptions)
    await change()
    const answer = await command(backend, 'FinishPasskeyRegistration', { userId: 'ada', publicKey })
    expect(answer).toMatchObject({ status: 403, body: { type: 'CommandNotAllowed' } })
  })

  it.each(RACES)(
    'with a token under %s can neither start nor finish when the user %s',
    async (scope, _change, user, change) => {
      await PREPARE[user]?.()
      const created = await createToken(await backendWith(scope), 'ada')
      const { enrolmentToken } = bodyOf<{ enrolmentToken: string }>(created)
      const browser = new Browser(server)
      const startWithToken = () => browser.send('POST', '/v1/enrolment/start', { enrolmentToken })
      const { registrationOptions } = bodyOf<{ registrationOptions: Parameters<typeof registration>[1] }>(
        await startWithToken(),
      )
      const publicKey = registration(createAuthenticator(), registrationOptions)
      await change()
      const invalid = { status: 401, body: { code: 'enrolment_token_invalid' } }
      expect(await startWithToken()).toMatchObject(invalid)
      expect(await browser.finish('/v1/enrolment/finish', publicKey)).toMatchObject(invalid)
      expect(
        bodyOf<{ items: [{ usedAt: unknown }] }>(await admin.send('GET', '/v1/users/ada/enrolment-tokens')).items,
      ).toMatchObject([{ usedAt: null }])
    },
  )

  it('under registration:new succeeds once for concurrent finishes', async () => {
    const backend = await backendWith('registration:new')
    const responses: unknown[] = []
    for (let n = 0; n < 8; n += 1)
      responses.push(registration(createAuthenticator(), await backend.creationOptions('ada')))
    const answers = await Promise.all(responses.map((response) => backend.finishRegistration('ada', response)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 403)])
  })
})

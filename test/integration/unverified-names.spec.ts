import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { DataSource, type Logger } from 'typeorm'
import { createAuthenticator, type RequestOptions } from '../../src/testing/index.js'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, type PasskeyJson, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

const NAME = 'ceo@acme.example'
const ACCEPTING = { registration: { accept_self_registered: true } }

let server: TestApp
let backend: Backend
/** Signs up with an address that is not theirs. */
let stranger: Browser
let strangerId: string
let strangerPasskey: PasskeyJson

async function start(config: Json = {}): Promise<void> {
  server = await reuseTestApp({ config })
  backend = new Backend(server)
  stranger = new Browser(server)
  const { user, passkey } = await stranger.signUp(NAME)
  strangerId = user.userId
  strangerPasskey = passkey
}
beforeEach(() => start())
afterEach(() => server.close())

async function restart(config: Json): Promise<void> {
  await server.close()
  await start(config)
}

const idsIn = (answer: TestResponse): string[] =>
  bodyOf<{ items: { userId: string }[] }>(answer).items.map(({ userId }) => userId)

const query = (members: Readonly<Record<string, string>>) =>
  backend.send('GET', `/v1/users?${new URLSearchParams(members).toString()}`)

describe('a name that only a user asserted', () => {
  it.each([
    ['emailOrUsername', NAME],
    ['search', NAME],
    ['search', 'acme'],
  ])('is found by %s=%s only if the backend asks for unverified names', async (member, text) => {
    expect(idsIn(await query({ [member]: text }))).toEqual([])
    expect(idsIn(await query({ [member]: text, includeUnverified: 'false' }))).toEqual([])
    const found = await query({ [member]: text, includeUnverified: 'true' })
    expect(bodyOf<{ items: Json[] }>(found).items).toMatchObject([{ userId: strangerId, emailOrUsername: NAME }])
  })

  it('is hidden from backends unless they ask for unverified names', async () => {
    const hidden = { userId: strangerId, origin: 'self', emailOrUsername: null, emailVerified: false }
    expect((await backend.send('GET', `/v1/users/${strangerId}`)).body).toMatchObject(hidden)
    expect((await backend.send('GET', '/v1/users')).body).toMatchObject({ items: [hidden] })
    const shown = { ...hidden, emailOrUsername: NAME }
    expect((await backend.send('GET', `/v1/users/${strangerId}?includeUnverified=true`)).body).toMatchObject(shown)
    expect((await query({ includeUnverified: 'true' })).body).toMatchObject({ items: [shown] })
  })

  it('does not hide the id from searches', async () => {
    expect(idsIn(await query({ search: strangerId.slice(0, 8) }))).toEqual([strangerId])
  })

  it.each([{}, { emailVerified: true }])(
    'can be a display name, which searches find only on request: %j',
    async (profile) => {
      const mallory = new Browser(server)
      const names = { email: 'mallory@example.org', displayName: 'cfo@acme.example' }
      const started = await mallory.send('POST', '/v1/sign-up/start', names)
      const { registrationOptions } = bodyOf<{ registrationOptions: Parameters<typeof registration>[1] }>(started)
      const finished = await mallory.finish(
        '/v1/sign-up/finish',
        registration(mallory.authenticator, registrationOptions),
      )
      const { user } = bodyOf<{ user: { userId: string } }>(finished)
      await backend.send('PATCH', `/v1/users/${user.userId}`, profile)
      expect(idsIn(await query({ search: 'cfo@acme' }))).toEqual([])
      expect(idsIn(await query({ search: 'cfo@acme', includeUnverified: 'true' }))).toEqual([user.userId])
    },
  )

  it.each(['yes', '1', ''])('cannot be requested with includeUnverified=%j', async (includeUnverified) => {
    expect(await query({ includeUnverified })).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })

  it('is shown to the user', async () => {
    expect((await stranger.send('GET', '/v1/me')).body).toMatchObject({ userId: strangerId, emailOrUsername: NAME })
  })

  it('is unique among asserted names', async () => {
    const other = new Browser(server)
    const publicKey = registration(other.authenticator, await other.startSignUp('ＣEO@acme.example'))
    const answer = await other.finish('/v1/sign-up/finish', publicKey)
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
  })

  it('is not in tokens', async () => {
    await restart(ACCEPTING)
    const publicKey = assertion(stranger.authenticator, await backend.requestOptions({ userId: strangerId }))
    const { resultToken, user } = bodyOf<{ resultToken: string; user: Json }>(
      await backend.finishAuthentication(publicKey),
    )
    expect(user).toMatchObject({ userId: strangerId, emailOrUsername: null })
    for (const token of [resultToken, stranger.accessToken ?? ''])
      expect(JSON.stringify(decodeJwt(token))).not.toContain('acme')
  })
})

describe('a backend', () => {
  it.each([
    ['creating the user', () => backend.send('POST', '/v1/users', { userId: 'ceo', emailOrUsername: NAME })],
    ['starting a registration', () => backend.creationOptions('ceo', { emailOrUsername: NAME })],
    [
      'renaming the user',
      async () => {
        await backend.send('POST', '/v1/users', { userId: 'ceo' })
        return backend.send('PATCH', '/v1/users/ceo', { emailOrUsername: NAME })
      },
    ],
  ])('claims a name that a user asserted by %s', async (_way, claim) => {
    await claim()
    const found = await query({ emailOrUsername: NAME })
    const mine = { userId: 'ceo', origin: 'backend', emailOrUsername: NAME, emailVerified: false }
    expect(bodyOf<{ items: Json[] }>(found).items).toMatchObject([mine])
    const everyone = await query({ emailOrUsername: NAME, includeUnverified: 'true' })
    expect(idsIn(everyone).sort()).toEqual(['ceo', strangerId].sort())
    expect((await stranger.send('GET', '/v1/me')).body).toMatchObject({ emailOrUsername: NAME })
  })

  it('does not learn from a sign-up, and does not reveal, that the name is in use', async () => {
    await backend.send('POST', '/v1/users', { userId: 'cfo', emailOrUsername: 'cfo@acme.example' })
    const { user } = await new Browser(server).signUp('cfo@acme.example')
    expect(idsIn(await query({ emailOrUsername: 'cfo@acme.example' }))).toEqual(['cfo'])
    expect(user.userId).not.toBe('cfo')
  })

  it('makes the name of a self-registered user trusted by confirming or choosing it', async () => {
    for (const [profile, more] of [
      [{ emailVerified: true }, { emailVerified: true, emailOrUsername: NAME }],
      [{ emailVerified: false }, { emailVerified: false, emailOrUsername: null }],
      [{ emailOrUsername: 'new@acme.example' }, { emailVerified: false, emailOrUsername: 'new@acme.example' }],
    ] as const) {
      const answer = await backend.send('PATCH', `/v1/users/${strangerId}`, profile)
      expect([profile, answer]).toMatchObject([profile, { status: 200, body: { origin: 'self', ...more } }])
      const found = more.emailOrUsername === null ? [] : [strangerId]
      expect(idsIn(await query({ emailOrUsername: more.emailOrUsername ?? NAME }))).toEqual(found)
    }
  })

  it('cannot confirm a name that the user of a backend has', async () => {
    await backend.send('POST', '/v1/users', { userId: 'ceo', emailOrUsername: NAME })
    const before = await dumpOf(server)
    const answer = await backend.send('PATCH', `/v1/users/${strangerId}`, { emailVerified: true })
    expect(answer).toMatchObject({ status: 409, body: { code: 'user_already_exists' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('withdraws a confirmation even if another user has asserted the name since', async () => {
    await backend.send('PATCH', `/v1/users/${strangerId}`, { emailVerified: true })
    const { user } = await new Browser(server).signUp(NAME)
    await backend.send('PATCH', `/v1/users/${strangerId}`, { emailVerified: false })
    const all = { emailOrUsername: NAME, includeUnverified: 'true' }
    expect([idsIn(await query({ emailOrUsername: NAME })), idsIn(await query(all))]).toEqual([[], [user.userId]])
  })

  it.each([
    [{ displayName: 'CEO' }, true],
    [{ emailOrUsername: 'CEO@acme.example' }, true],
    [{ emailOrUsername: 'other@acme.example' }, false],
    [{ emailOrUsername: 'other@acme.example', emailVerified: true }, true],
    [{ clear: ['emailOrUsername'] }, false],
  ])('that changes a verified user by %j leaves emailVerified %j', async (change, emailVerified) => {
    await backend.send('POST', '/v1/users', { userId: 'ceo', emailOrUsername: NAME, emailVerified: true })
    const answer = await backend.send('PATCH', '/v1/users/ceo', change)
    expect(answer).toMatchObject({ status: 200, body: { emailVerified } })
    expect((await backend.send('GET', '/v1/users/ceo')).body).toEqual(answer.body)
  })

  it.each([{}, { emailOrUsername: 'grace' }])('cannot verify the address of a user without one: %j', async (names) => {
    const answer = await backend.send('POST', '/v1/users', { ...names, emailVerified: true })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'emailVerified' }] } })
  })
})

type Attempt = () => Promise<TestResponse>

const ATTEMPTS: readonly (readonly [string, () => Promise<Attempt>])[] = [
  [
    'start a registration',
    () =>
      Promise.resolve(() =>
        backend.send('POST', '/v1/registration/start', { userId: strangerId, emailOrUsername: NAME }),
      ),
  ],
  [
    'create an enrolment token',
    () => Promise.resolve(() => backend.send('POST', `/v1/users/${strangerId}/enrolment-tokens`, {})),
  ],
  [
    'start an authentication',
    () => Promise.resolve(() => backend.send('POST', '/v1/authentication/start', { userId: strangerId })),
  ],
  [
    'finish an authentication that named no user',
    async () => {
      const publicKey = assertion(stranger.authenticator, await backend.requestOptions())
      return () => backend.finishAuthentication(publicKey)
    },
  ],
]

describe('a backend and a user who signed up', () => {
  it.each(ATTEMPTS)('cannot %s', async (_what, prepare) => {
    const attempt = await prepare()
    const before = await dumpOf(server)
    expect(await attempt()).toMatchObject({ status: 403, body: { code: 'user_self_registered' } })
    const after = await dumpOf(server)
    expect({ ...after, ceremonies: [] }).toEqual({ ...before, ceremonies: [] })
  })

  it.each(ATTEMPTS)('can %s if the configuration accepts such users', async (_what, prepare) => {
    await restart(ACCEPTING)
    const attempt = await prepare()
    expect([200, 201]).toContain((await attempt()).status)
  })

  it.each([
    ['StartPasskeyRegistration', { emailOrUsername: NAME }],
    ['StartPasskeyAuthentication', {}],
  ])('cannot run the command %s', async (command, more) => {
    const answer = await backend.send('POST', '/run-command', { command, data: { userId: strangerId, ...more } })
    const details = expect.stringContaining('user_self_registered') as unknown
    expect(answer).toMatchObject({ status: 403, body: { type: 'UnexpectedError', details } })
  })

  it('does not restrict the user’s own session', async () => {
    const { id } = await stranger.addPasskey()
    expect((await stranger.deletePasskey(id)).status).toBe(200)
    const proof = assertion(stranger.authenticator, await stranger.startStepUp())
    expect((await stranger.finish('/v1/me/step-up/finish', proof)).status).toBe(200)
    expect((await stranger.signIn()).user.userId).toBe(strangerId)
  })

  it.each([
    ['registration', '/v1/registration/finish'],
    ['enrolment', '/v1/enrolment/finish'],
  ])('cannot finish a %s that a server with another configuration started', async (_what, url) => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-self-'))
    const environment = { database: databaseIn(directory) }
    const accepting = await startTestApp({ environment, config: ACCEPTING })
    const strict = await startTestApp({ environment })
    const browser = new Browser(accepting)
    const { user } = await browser.signUp(NAME)
    const asBackend = new Backend(accepting)
    const tokens = `/v1/users/${user.userId}/enrolment-tokens`
    const { enrolmentToken } = bodyOf<{ enrolmentToken: string }>(await asBackend.send('POST', tokens, {}))
    const started =
      url === '/v1/enrolment/finish'
        ? await browser.send('POST', '/v1/enrolment/start', { enrolmentToken })
        : await asBackend.send('POST', '/v1/registration/start', { userId: user.userId, emailOrUsername: NAME })
    const { registrationOptions } = bodyOf<{ registrationOptions: Parameters<typeof registration>[1] }>(started)
    const publicKey = registration(createAuthenticator(), registrationOptions)
    const later = Object.assign(new Browser(strict), { cookies: browser.cookies })
    const before = await dumpOf(strict)
    const answer = await (url === '/v1/enrolment/finish'
      ? later.finish(url, publicKey)
      : new Backend(strict).finishRegistration(user.userId, publicKey))
    expect(answer).toMatchObject({ status: 403, body: { code: 'user_self_registered' } })
    expectOneCeremonyUsedUp(before, await dumpOf(strict))
    for (const each of [accepting, strict]) await each.close()
    rmSync(directory, { recursive: true })
  })
})

describe('a sign-in with a name that a backend’s user and a self-registered user have', () => {
  const options = async (email = NAME): Promise<Required<RequestOptions>> => {
    const answer = await server.send({ method: 'POST', url: '/v1/sign-in/start', payload: { email } })
    return bodyOf<{ authenticationOptions: Required<RequestOptions> }>(answer).authenticationOptions
  }
  const offered = async (email = NAME): Promise<string[]> => (await options(email)).allowCredentials.map(({ id }) => id)

  it('offers the passkeys of the backend’s user first, and never both', async () => {
    expect(await offered()).toEqual([strangerPasskey.credentialId])
    await backend.send('POST', '/v1/users', { userId: 'ceo', emailOrUsername: NAME })
    expect(await offered()).toEqual([strangerPasskey.credentialId])
    const publicKey = registration(
      createAuthenticator(),
      await backend.creationOptions('ceo', { emailOrUsername: NAME }),
    )
    const { passkey } = bodyOf<{ passkey: PasskeyJson }>(await backend.finishRegistration('ceo', publicKey))
    expect(await offered()).toEqual([passkey.credentialId])
    await backend.send('DELETE', '/v1/users/ceo')
    expect(await offered()).toEqual([strangerPasskey.credentialId])
  })

  it('prefers a verified name too', async () => {
    await backend.send('PATCH', `/v1/users/${strangerId}`, { emailVerified: true })
    await new Browser(server).signUp(NAME)
    expect(await offered()).toEqual([strangerPasskey.credentialId])
  })

  it('runs the same database statements for every kind of name [auth.enumeration-decoys]', async () => {
    await backend.enrol('cfo', createAuthenticator())
    const both = await new Browser(server).signUp('cto@example.com')
    await backend.enrol('cto', createAuthenticator())
    expect(both.user.emailOrUsername).toBe('cto@example.com')
    const statements: string[] = []
    const note: Partial<Logger> = { logQuery: (each: string) => void statements.push(each) }
    const silent = new Proxy(note, { get: (target, name) => target[name as keyof Logger] ?? (() => undefined) })
    server.app.get(DataSource, { strict: false }).logger = silent as Logger
    const statementsFor = async (email: string): Promise<string[]> => {
      statements.length = 0
      await options(email)
      return [...statements]
    }
    const known = await statementsFor('cfo@example.com')
    expect(known.filter((each) => /^\s*SELECT/.test(each))).toHaveLength(2)
    for (const name of [NAME, 'cto@example.com', 'nobody@example.com']) expect(await statementsFor(name)).toEqual(known)
  })
})

import { AuthenticationStore } from '../../src/passkeys/authentication/authentication-store.js'
import type { TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, type PasskeyJson, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
afterEach(() => server.close())

async function start(config: Json = {}): Promise<void> {
  server = await reuseTestApp({ config })
  backend = new Backend(server)
}

/** Formats a status and an error code for tables. */
const outcome = ({ status, body }: { status: number; body: unknown }): string =>
  [status, (body as { code?: string }).code].filter((part) => part !== undefined).join(' ')

/** Signs a user up and adds passkeys of other authenticators. */
async function signUp(more = 0): Promise<{ browser: Browser; userId: string; passkeys: PasskeyJson[] }> {
  const browser = new Browser(server)
  const { user, passkey } = await browser.signUp('ada@example.org')
  const passkeys = [passkey]
  for (let n = 0; n < more; n += 1) {
    server.clock.advanceSeconds(1)
    passkeys.push(await browser.addPasskey())
  }
  return { browser, userId: user.userId, passkeys }
}

const first = ([passkey]: readonly PasskeyJson[]): PasskeyJson => {
  if (passkey === undefined) throw new Error('there is no passkey')
  return passkey
}

interface SignalsJson {
  readonly allAcceptedCredentials: { readonly allAcceptedCredentialIds: readonly string[] }
  readonly currentUserDetails: Json
}

const signalsOf = (answer: { body: unknown }): SignalsJson => (answer.body as { signals: SignalsJson }).signals

describe('the signals for authenticators', () => {
  it('are correct in every response of the end-user realm that lists or changes passkeys', async () => {
    await start()
    const { browser, passkeys } = await signUp(2)
    const [one, two, three] = passkeys.map(({ credentialId }) => credentialId)
    const accepted = async (method: 'GET' | 'PATCH' | 'DELETE', suffix: string, body?: Json) => {
      const url = `/v1/me/passkeys${suffix}`
      const answer = await (method === 'DELETE'
        ? browser.deletePasskey(suffix.slice(1))
        : browser.send(method, url, body))
      expect(answer.status).toBe(200)
      return signalsOf(answer).allAcceptedCredentials.allAcceptedCredentialIds
    }
    expect(await accepted('GET', '')).toEqual([one, two, three])
    expect(await accepted('PATCH', `/${passkeys[1]?.id}`, { displayName: 'Two' })).toEqual([one, two, three])
    expect(await accepted('DELETE', `/${passkeys[1]?.id}`)).toEqual([one, three])
    server.clock.advanceSeconds(1)
    const publicKey = registration(createAuthenticator(), await browser.startAdding())
    const added = signalsOf(await browser.finishAdding(publicKey))
    expect(added.allAcceptedCredentials.allAcceptedCredentialIds).toEqual([one, three, publicKey.id])
    const signedIn = signalsOf({ body: await browser.signIn() })
    expect(signedIn).toEqual(added)
  })

  it('include suspended passkeys in every response to a backend', async () => {
    await start()
    const authenticator = createAuthenticator()
    const { id, credentialId } = await backend.enrol('ada', authenticator)
    const answers = [
      await backend.send('GET', '/v1/users/ada/passkeys'),
      await backend.finishAuthentication(assertion(authenticator, await backend.requestOptions())),
      await backend.send('POST', `/v1/users/ada/passkeys/${id}/suspend`),
      await backend.send('POST', `/v1/users/ada/passkeys/${id}/resume`),
      await backend.send('PATCH', `/v1/users/ada/passkeys/${id}`, { displayName: 'Key' }),
    ]
    const userHandle = (await backend.creationOptions('ada')).user.id
    const account = { rpId: 'localhost', userId: userHandle }
    for (const answer of answers) {
      expect(signalsOf(answer)).toEqual({
        allAcceptedCredentials: { ...account, allAcceptedCredentialIds: [credentialId] },
        currentUserDetails: { ...account, name: 'ada@example.com', displayName: 'ada@example.com' },
      })
    }
    for (const url of [`/v1/users/ada/passkeys/${id}`, '/v1/users/ada/passkeys']) {
      const { allAcceptedCredentials } = signalsOf(await backend.send('DELETE', url))
      expect(allAcceptedCredentials).toEqual({ ...account, allAcceptedCredentialIds: [] })
    }
  })

  it('contain the same user names as the next options', async () => {
    await start()
    await backend.send('POST', '/v1/users', { userId: 'ada', displayName: 'Ada' })
    const details = async () => signalsOf(await backend.send('GET', '/v1/users/ada/passkeys')).currentUserDetails
    expect(await details()).toMatchObject({ name: 'ada', displayName: 'Ada' })
    await backend.send('PATCH', '/v1/users/ada', { emailOrUsername: 'Ada@example.com', clear: ['displayName'] })
    const options = await backend.creationOptions('ada', { emailOrUsername: 'Ada@example.com' })
    const user = options.user as unknown as Json
    const { id: userId, ...names } = user
    expect(await details()).toEqual({ rpId: 'localhost', userId, ...names })
    expect(names).toEqual({ name: 'Ada@example.com', displayName: 'Ada@example.com' })
  })
})

describe('sessions', () => {
  const lives = async (browser: Browser): Promise<boolean> => (await browser.send('GET', '/v1/me')).status === 200

  it.each([
    ['suspended by a backend', 'POST', (user: string, id: string) => `/v1/users/${user}/passkeys/${id}/suspend`],
    ['deleted by a backend', 'DELETE', (user: string, id: string) => `/v1/users/${user}/passkeys/${id}`],
    ['deleted with all others', 'DELETE', (user: string) => `/v1/users/${user}/passkeys`],
  ] as const)('end when their passkey is %s, and other sessions continue', async (how, method, url) => {
    await start()
    const { browser, userId, passkeys } = await signUp()
    const stranger = new Browser(server)
    await stranger.signUp('eve@example.org')
    const other = new Browser(server)
    const publicKey = registration(other.authenticator, await browser.startAdding())
    expect((await browser.finishAdding(publicKey)).status).toBe(200)
    await other.signIn()
    expect((await backend.send(method, url(userId, first(passkeys).id))).status).toBe(200)
    const left = [await lives(browser), await lives(other), await lives(stranger)]
    expect(left).toEqual([false, !how.endsWith('all others'), true])
  })

  it('end when their user deletes the passkey, including the session of the request', async () => {
    await start()
    const { browser, passkeys } = await signUp(1)
    expect((await browser.deletePasskey(first(passkeys).id)).status).toBe(200)
    expect(await lives(browser)).toBe(false)
  })

  /** Signs in, and runs a change before or after the use of the passkey is recorded. */
  async function signInDuring(browser: Browser, when: 'before' | 'after', change: () => Promise<unknown>) {
    const store = server.app.get(AuthenticationStore, { strict: false })
    const recordUse = store.recordUse.bind(store)
    store.recordUse = async (...verified) => {
      if (when === 'before') await change()
      const used = await recordUse(...verified)
      if (when === 'after') await change()
      return used
    }
    return browser.finish('/v1/sign-in/finish', assertion(browser.authenticator, await browser.startSignIn()))
  }

  it.each([
    ['deleted', 'DELETE', ''],
    ['suspended', 'POST', '/suspend'],
  ] as const)('do not start when the passkey was %s after its verification', async (_how, method, path) => {
    await start()
    const { browser, userId, passkeys } = await signUp(1)
    const { sessions } = await dumpOf(server)
    const end = () => backend.send(method, `/v1/users/${userId}/passkeys/${first(passkeys).id}${path}`)
    expect(outcome(await signInDuring(browser, 'before', end))).toBe('401 authentication_failed')
    expect((await dumpOf(server)).sessions).toHaveLength(sessions.length)
  })

  it('end when the passkey is deleted while they start', async () => {
    await start()
    const { browser, userId, passkeys } = await signUp(1)
    const end = () => backend.send('DELETE', `/v1/users/${userId}/passkeys/${first(passkeys).id}`)
    const answer = await signInDuring(browser, 'after', end)
    const { accessToken } = bodyOf<{ accessToken: string }>(answer)
    const me = await server.send({ url: '/v1/me', headers: { authorization: `Bearer ${accessToken}` } })
    expect(outcome(me)).toBe('401 credentials_invalid')
  })
})

describe('the last passkey', () => {
  type Who = { browser: Browser; userId: string; id: string; token: string }
  type Act = (who: Who) => Promise<{ status: number; body: unknown }>
  const ACTS = {
    'deleted by its user': ({ browser, id, token }) => browser.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${id}`),
    'deleted by a backend': ({ userId, id }) => backend.send('DELETE', `/v1/users/${userId}/passkeys/${id}`),
    'suspended by a backend': ({ userId, id }) => backend.send('POST', `/v1/users/${userId}/passkeys/${id}/suspend`),
    'deleted with all others': ({ userId }) => backend.send('DELETE', `/v1/users/${userId}/passkeys`),
  } satisfies Readonly<Record<string, Act>>

  const KEPT = '409 last_passkey'

  it.each([
    [undefined, 'deleted by its user', KEPT],
    [undefined, 'deleted by a backend', '200'],
    [undefined, 'suspended by a backend', '200'],
    ['off', 'deleted by its user', '200'],
    ['off', 'deleted with all others', '200'],
    ['everyone', 'deleted by its user', KEPT],
    ['everyone', 'deleted by a backend', KEPT],
    ['everyone', 'suspended by a backend', KEPT],
    ['everyone', 'deleted with all others', KEPT],
  ] as const)('with keep_last_passkey %s, %s: %s', async (setting, act, expected) => {
    await start(setting === undefined ? {} : { keep_last_passkey: setting })
    const { browser, userId, passkeys } = await signUp()
    const { id } = first(passkeys)
    const token = await browser.confirm('passkey.delete', id)
    const before = await dumpOf(server)
    expect(outcome(await ACTS[act]({ browser, userId, id, token }))).toBe(expected)
    if (expected === KEPT) expect(await dumpOf(server)).toEqual(before)
    else expect(await dumpOf(server)).not.toEqual(before)
  })

  it('is the last active passkey: suspended passkeys do not count', async () => {
    await start({ keep_last_passkey: 'everyone' })
    const { userId, passkeys } = await signUp(1)
    const [kept, suspended] = passkeys.map(({ id }) => `/v1/users/${userId}/passkeys/${id}`)
    expect(outcome(await backend.send('POST', `${suspended}/suspend`))).toBe('200')
    expect(outcome(await backend.send('DELETE', `${kept}`))).toBe(KEPT)
    expect(outcome(await backend.send('DELETE', `${suspended}`))).toBe('200')
    expect(outcome(await backend.send('DELETE', `${kept}`))).toBe(KEPT)
  })

  it('does not prevent the deletion of its user', async () => {
    await start({ keep_last_passkey: 'everyone' })
    const { userId } = await signUp()
    expect((await backend.send('DELETE', `/v1/users/${userId}`)).status).toBe(204)
    expect((await dumpOf(server)).passkeys).toEqual([])
  })

  it('remains after concurrent deletions and suspensions', async () => {
    await start({ keep_last_passkey: 'everyone', max_passkeys_per_user: 10 })
    const passkeys: PasskeyJson[] = []
    for (let n = 0; n < 10; n += 1) passkeys.push(await backend.enrol('ada', createAuthenticator()))
    const answers = await Promise.all(
      passkeys.map(({ id }, n) =>
        n % 2 === 0
          ? backend.send('DELETE', `/v1/users/ada/passkeys/${id}`)
          : backend.send('POST', `/v1/users/ada/passkeys/${id}/suspend`),
      ),
    )
    expect(answers.map(outcome).sort()).toEqual([...Array.from({ length: 9 }, () => '200'), KEPT])
    const { items: left } = bodyOf<{ items: PasskeyJson[] }>(await backend.send('GET', '/v1/users/ada/passkeys'))
    expect(left.filter(({ state }) => state === 'active')).toHaveLength(1)
  })

  it('remains after two concurrent deletions by its user', async () => {
    await start()
    const { browser, passkeys } = await signUp(1)
    // Deletes the session's own passkey second. Otherwise the session would end first, and the other request would
    // fail with a different error.
    const deletions: (() => ReturnType<Browser['send']>)[] = []
    for (const { id } of passkeys.reverse()) {
      const token = await browser.confirm('passkey.delete', id)
      deletions.push(() => browser.sendConfirmed(token, 'DELETE', `/v1/me/passkeys/${id}`))
    }
    expect((await Promise.all(deletions.map((send) => send()))).map(outcome)).toEqual(['200', KEPT])
    expect((await dumpOf(server)).passkeys).toHaveLength(1)
  })

  it('is protected from PropelAuth commands too', async () => {
    await start({ keep_last_passkey: 'everyone' })
    const { credentialId } = await backend.enrol('ada', createAuthenticator())
    for (const [command, data] of [
      ['DeregisterPasskey', { userId: 'ada', credentialId }],
      ['DeregisterAllPasskeysForUser', { userId: 'ada' }],
    ] as const) {
      const answer = await backend.send('POST', '/run-command', { command, data })
      expect(answer).toMatchObject({ status: 409, body: { type: 'UnexpectedError' } })
    }
    expect((await dumpOf(server)).passkeys).toHaveLength(1)
  })
})

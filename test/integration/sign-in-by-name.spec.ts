import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { databaseIn } from '../support/databases.js'
import {
  createAuthenticator,
  type RegistrationResponseJson,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../src/testing/index.js'
import { recordStatements } from '../support/recorded-statements.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, type PasskeyJson, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
let browser: Browser
beforeEach(async () => {
  server = await reuseTestApp()
  backend = new Backend(server)
  browser = new Browser(server)
})
afterEach(() => server.close())

const start = (email: string, target: TestApp = server): Promise<TestResponse> =>
  target.send({ method: 'POST', url: '/v1/sign-in/start', payload: { email } })

const optionsIn = (answer: TestResponse): Required<RequestOptions> =>
  bodyOf(answer)['authenticationOptions'] as Required<RequestOptions>

/** Returns the credentials that a sign-in with a name offers. */
const offered = async (email: string, target: TestApp = server) =>
  optionsIn(await start(email, target)).allowCredentials as readonly { id: string; transports?: string[] }[]

const suspend = (userId: string, { id }: PasskeyJson) =>
  backend.send('POST', `/v1/users/${userId}/passkeys/${id}/suspend`)

/** An authenticator that has an unregistered credential with the given ID. */
function holderOf(id: string): SoftwareAuthenticator {
  const authenticator = createAuthenticator()
  const options = { challenge: 'AAAA', rp: { id: 'localhost' }, user: { id: 'AAAA' }, pubKeyCredParams: [{ alg: -7 }] }
  registration(authenticator, options, { credentialId: new Uint8Array(Buffer.from(id, 'base64url')) })
  return authenticator
}

describe('a sign-in with a name', () => {
  it('offers the passkeys of the user and signs the user in', async () => {
    const { passkey, user } = await browser.signUp('ada@example.org')
    const options = await browser.startSignIn('ada@example.org')
    expect(options.allowCredentials).toEqual([
      { type: 'public-key', id: passkey.credentialId, transports: ['internal'] },
    ])
    const answer = await browser.finish('/v1/sign-in/finish', assertion(browser.authenticator, options))
    expect(answer).toMatchObject({ status: 200, body: { user, tokenType: 'Bearer' } })
  })

  it('sorts transports like decoys do, regardless of the order that the client reported', async () => {
    const transports = ['usb', 'nfc', 'ble', 'internal']
    const saying = (made: RegistrationResponseJson) => ({ ...made, response: { ...made.response, transports } })
    await backend.enrol('ada', createAuthenticator(), { tamper: { response: saying } })
    expect(await offered('ada@example.com')).toMatchObject([{ transports: ['ble', 'internal', 'nfc', 'usb'] }])
    const { excludeCredentials } = await backend.creationOptions('ada')
    expect(excludeCredentials).toMatchObject([{ transports: ['ble', 'internal', 'nfc', 'usb'] }])
    const { allowCredentials } = await backend.requestOptions({ userId: 'ada' })
    expect(allowCredentials).toMatchObject([{ transports: ['ble', 'internal', 'nfc', 'usb'] }])
  })

  it.each(['ADA@EXAMPLE.ORG', ' ada@example.org ', 'ａda@example.org'])(
    'finds the user by any spelling of the name that compares equal: %s',
    async (name) => {
      const { passkey } = await browser.signUp('ada@example.org')
      expect(await offered(name)).toMatchObject([{ id: passkey.credentialId }])
    },
  )

  it('accepts a username that a backend created', async () => {
    await backend.send('POST', '/v1/users', { userId: 'u-1', emailOrUsername: 'grace' })
    const publicKey = registration(
      browser.authenticator,
      await backend.creationOptions('u-1', { emailOrUsername: 'grace' }),
    )
    await backend.finishRegistration('u-1', publicKey)
    const options = await browser.startSignIn('Grace')
    const answer = await browser.finish('/v1/sign-in/finish', assertion(browser.authenticator, options))
    expect(answer).toMatchObject({ status: 200, body: { user: { userId: 'u-1' } } })
  })

  it('does not require a user handle, because the name identifies the user', async () => {
    await browser.signUp('ada@example.org')
    const options = await browser.startSignIn('ada@example.org')
    const { response, ...credential } = assertion(browser.authenticator, options)
    const { userHandle: _left, ...rest } = response
    expect((await browser.finish('/v1/sign-in/finish', { ...credential, response: rest })).status).toBe(200)
  })

  it('does not sign in another user', async () => {
    await browser.signUp('ada@example.org')
    const mallory = new Browser(server)
    await mallory.signUp('mallory@example.org')
    const options = await mallory.startSignIn('ada@example.org')
    const publicKey = assertion(mallory.authenticator, { ...options, allowCredentials: [] })
    const answer = await mallory.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
  })

  it.each([
    [{ email: '' }],
    [{ email: ' ' }],
    [{ email: 5 }],
    [{ email: 'a\u0007' }],
    [{ email: 'a'.repeat(321) }],
    [{ name: 'ada' }],
  ])('does not start with %j', async (payload) => {
    const answer = await browser.send('POST', '/v1/sign-in/start', payload)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })
})

describe('a name without an account [auth.enumeration-decoys]', () => {
  /** Replaces byte strings, times and durations, so that only the shape remains. */
  const shapeOf = ({ text }: TestResponse) =>
    text
      .replace(/"challenge":"[\w-]{43}"/, '"challenge":""')
      .replace(/\{"type":"public-key","id":"[\w-]+"(,"transports":\["[a-z]+"(,"[a-z]+")*\])?\}/g, '<>')
      .replace(/<>(,<>)*/, '<>')

  /** Returns the headers without the request ID and other values that differ between requests. */
  const headersOf = ({ headers }: TestResponse) => {
    const own = ['x-request-id', 'content-length', 'date']
    const rest = Object.entries(headers).filter(([name]) => !own.includes(name))
    return rest.map(([name, value]) => [name, String(value).replace(/=[\w-]{43};/, '=;')])
  }

  it('gets a response of the same shape and with the same headers as an existing name, for many names', async () => {
    const users = Array.from({ length: 6 }, (_, i) => `user-${i}`)
    for (const [i, user] of users.entries()) {
      for (let n = 0; n <= i % 3; n += 1) await backend.enrol(user, createAuthenticator())
    }
    const known = await Promise.all(users.map((user) => start(`${user}@example.com`)))
    const unknown = await Promise.all(Array.from({ length: 100 }, (_, i) => start(`nobody-${i}@example.com`)))
    const all = [...known, ...unknown]
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(all.map(shapeOf)).size).toBe(1)
    expect(new Set(all.map((answer) => JSON.stringify(headersOf(answer)))).size).toBe(1)
    const counts = unknown.map((answer) => optionsIn(answer).allowCredentials.length)
    expect(Math.min(...counts)).toBe(1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(5)
  })

  it('always gets the same credentials, and every name gets different ones', async () => {
    const first = await offered('nobody@example.com')
    expect(await offered('nobody@example.com')).toEqual(first)
    expect(await offered(' NOBODY@example.com')).toEqual(first)
    const others = await offered('nobody@example.org')
    expect(others.map(({ id }) => id)).not.toContain(first[0]?.id)
  })

  it('gets the same credentials after a restart', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-restart-'))
    // The first start creates the secret and stores it in a file.
    const environment = { dataDirectory: directory, database: databaseIn(directory), masterSecret: undefined }
    const lists: unknown[] = []
    for (let run = 0; run < 2; run += 1) {
      const each = await startTestApp({ environment })
      lists.push(await offered('nobody@example.com', each))
      await each.close()
    }
    rmSync(directory, { recursive: true })
    expect(lists[1]).toEqual(lists[0])
    expect(await offered('nobody@example.com')).not.toEqual(lists[0])
  })

  it('causes the same database statements as an existing name, from the start to the rejection', async () => {
    const { credentialId } = await backend.enrol('ada', createAuthenticator())
    const [decoy] = await offered('nobody@example.com')
    const statements = recordStatements(server)
    const statementsOf = async (email: string, id: string) => {
      statements.length = 0
      const publicKey = assertion(holderOf(id), { ...(await browser.startSignIn(email)), allowCredentials: [{ id }] })
      await browser.finish('/v1/sign-in/finish', publicKey)
      return [...statements]
    }
    const known = await statementsOf('ada@example.com', credentialId)
    expect(known.filter((query) => /^\s*(SELECT|INSERT|DELETE)/.test(query))).toHaveLength(5)
    expect(await statementsOf('nobody@example.com', decoy?.id ?? '')).toEqual(known)
  })

  it('creates an ordinary ceremony', async () => {
    await backend.enrol('ada', createAuthenticator())
    for (const email of ['ada@example.com', 'nobody@example.com']) await start(email)
    const [first, second] = (await dumpOf(server)).ceremonies.map((row) => JSON.parse(row) as Json)
    const shape = ({ expectations, ...row }: Json = {}) => [
      Object.entries(row).map(([name, value]) => [name, value === null]),
      Object.entries(JSON.parse(String(expectations)) as Json).map(([name, value]) => [name, typeof value]),
    ]
    expect(shape(second)).toEqual(shape(first))
  })

  it('is not revealed by a sign-in with the offered credentials', async () => {
    const { passkey } = await browser.signUp('ada@example.org')
    const forged = async (email: string, id: string) => {
      const other = new Browser(server)
      const publicKey = assertion(holderOf(id), { ...(await other.startSignIn(email)), allowCredentials: [{ id }] })
      const before = await dumpOf(server)
      const answer = await other.finish('/v1/sign-in/finish', publicKey)
      expectOneCeremonyUsedUp(before, await dumpOf(server))
      const { requestId: _id, ...body } = bodyOf(answer)
      return { status: answer.status, body, headers: Object.keys(answer.headers) }
    }
    const [decoy] = await offered('nobody@example.com')
    const refusals = [
      await forged('ada@example.org', passkey.credentialId),
      await forged('nobody@example.com', decoy?.id ?? ''),
      await forged('ada@example.org', decoy?.id ?? ''),
      await forged('nobody@example.com', passkey.credentialId),
    ]
    expect(refusals[0]).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
    for (const refusal of refusals) expect(refusal).toEqual(refusals[0])
  })

  it('does not accept the passkey of another user [auth.step-06.owner-known-user]', async () => {
    await browser.signUp('mallory@example.org')
    const options = await browser.startSignIn('nobody@example.com')
    const publicKey = assertion(browser.authenticator, { ...options, allowCredentials: [] })
    const answer = await browser.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
  })

  it('is not revealed by a registration of the offered credentials', async () => {
    const { passkey } = await browser.signUp('ada@example.org')
    const [decoy] = await offered('nobody@example.com')
    const taken = async (id: string) => {
      const other = new Browser(server)
      const options = await other.startSignUp('mallory@example.org')
      const credentialId = new Uint8Array(Buffer.from(id, 'base64url'))
      const publicKey = registration(other.authenticator, options, { credentialId })
      const { requestId: _id, ...body } = bodyOf(await other.finish('/v1/sign-up/finish', publicKey))
      return body
    }
    const ofUser = await taken(passkey.credentialId)
    expect(ofUser).toMatchObject({ status: 422, code: 'credential_already_registered' })
    expect(await taken(decoy?.id ?? '')).toEqual(ofUser)
  })
})

describe('the offered credentials', () => {
  const NAME = 'ada@example.com'

  it('do not reveal an account without passkeys', async () => {
    const before = await offered(NAME)
    await backend.send('POST', '/v1/users', { userId: 'ada', emailOrUsername: NAME })
    expect(await offered(NAME)).toEqual(before)
  })

  it('do not reveal that the last passkey was deleted', async () => {
    const before = await offered(NAME)
    const passkey = await backend.enrol('ada', createAuthenticator())
    expect(await offered(NAME)).not.toEqual(before)
    await backend.send('DELETE', `/v1/users/ada/passkeys/${passkey.id}`)
    expect(await offered(NAME)).toEqual(before)
    await backend.send('DELETE', '/v1/users/ada')
    expect(await offered(NAME)).toEqual(before)
  })

  it('do not reveal that passkeys are suspended', async () => {
    const first = createAuthenticator()
    const passkeys = [await backend.enrol('ada', first), await backend.enrol('ada', createAuthenticator())]
    const before = await offered(NAME)
    for (const passkey of passkeys) {
      await suspend('ada', passkey)
      expect(await offered(NAME)).toEqual(before)
    }
    const publicKey = assertion(first, await browser.startSignIn(NAME))
    const answer = await browser.finish('/v1/sign-in/finish', publicKey)
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
    expect(server.log.some((line) => line.includes('"passkey_suspended"'))).toBe(true)
  })

  it('do not reveal an account without a passkey that the purpose accepts', async () => {
    const strict = await startTestApp({ config: { purposes: { login: { algorithms: ['EdDSA'] } } } })
    const strictBackend = new Backend(strict)
    const before = await offered(NAME, strict)
    await strictBackend.enrol('ada', createAuthenticator(), { algorithm: 'ES256' })
    expect(await offered(NAME, strict)).toEqual(before)
    const serving = await strictBackend.enrol('ada', createAuthenticator(), { algorithm: 'EdDSA' })
    expect(await offered(NAME, strict)).toMatchObject([{ id: serving.credentialId }])
    await strict.close()
  })
})

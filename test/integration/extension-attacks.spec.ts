import { createHash } from 'node:crypto'
import { ceremonyIdIn } from '../../src/passkeys/ceremonies/ceremonies.service.js'
import { createAuthenticator } from '../../src/testing/index.js'
import type { TestApp, TestResponse } from '../support/app.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, registration } from '../support/flows.js'
import { U2fKey } from '../support/u2f-key.js'
import { reuseTestApp } from '../support/reused-app.js'

const APP_ID = 'https://localhost/app-id.json'

let server: TestApp
let backend: Backend
beforeEach(async () => {
  server = await reuseTestApp({ config: { app_id: APP_ID, registration: { accept_self_registered: true } } })
  backend = new Backend(server)
})
afterEach(() => server.close())

const outcome = ({ status, body }: TestResponse): [number, unknown] => [status, (body as Json | undefined)?.['code']]

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** The members of a problem that do not identify the request. */
const withoutRequest = (answer: TestResponse): Json => {
  const { requestId: _id, ...problem } = bodyOf(answer)
  return { status: answer.status, ...problem }
}

const importFor = (userId: string, body: Json, from = backend): Promise<TestResponse> =>
  from.send('POST', `/v1/users/${userId}/passkeys/import`, body)

describe('a hostile browser that adds data to a result', () => {
  it.each([
    ['a blob that was not requested', {}, { blob: 'AQID' }],
    ['a blob instead of the result of a write', { largeBlob: { write: 'AQ' } }, { blob: 'AQID', written: true }],
  ])('reaches no backend with %s', async (_what, extensions, largeBlob) => {
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const options = await backend.requestOptions({ userId: 'ada', extensions })
    const signed = assertion(authenticator, options, { clientExtensionResults: { largeBlob } })
    const answer = await backend.finishAuthentication(signed)
    expect(answer.status).toBe(200)
    expect(JSON.stringify(bodyOf(answer)['extensions'])).not.toContain('AQID')
  })

  it('cannot send a blob without a bound', async () => {
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const options = await backend.requestOptions({ userId: 'ada', extensions: { largeBlob: { read: true } } })
    const largeBlob = { blob: text(Buffer.alloc(256 * 1024)) }
    const signed = assertion(authenticator, options, { clientExtensionResults: { largeBlob } })
    expect(outcome(await backend.finishAuthentication(signed))).toEqual([413, 'body_too_large'])
  })

  it('cannot choose the extensions of a finish', async () => {
    const browser = new Browser(server)
    await browser.signUp('grace@example.org')
    const publicKey = assertion(browser.authenticator, await browser.startSignIn())
    for (const more of [{ extensions: { appid: APP_ID } }, { appId: APP_ID }]) {
      const answer = await browser.send('POST', '/v1/sign-in/finish', { publicKey, ...more })
      expect(outcome(answer)).toEqual([400, 'request_invalid'])
    }
  })
})

describe('a phishing site that claims the AppID', () => {
  it.each([
    ['the domain of the site', 'evil.example', true],
    ['the AppID of the site', 'https://evil.example/app-id.json', true],
    ['the AppID of the service, for a WebAuthn passkey', APP_ID, true],
    ['the AppID of the service, without the output', APP_ID, false],
  ])('cannot use an assertion for %s', async (_what, scope, appid) => {
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const key = new U2fKey(APP_ID)
    await importFor('ada', key.toImport())
    const rpIdHash = createHash('sha256').update(scope).digest()
    const phished = assertion(authenticator, await backend.requestOptions({ userId: 'ada' }), {
      tamper: { fields: (fields) => ({ ...fields, rpIdHash }) },
      clientExtensionResults: { appid },
    })
    expect(outcome(await backend.finishAuthentication(phished))).toEqual([401, 'rp_id_hash_mismatch'])
  })

  it('cannot use an assertion of another origin, even for the AppID', async () => {
    const key = new U2fKey(APP_ID)
    await backend.send('POST', '/v1/users', { userId: 'ada' })
    await importFor('ada', key.toImport())
    const options = await backend.requestOptions({ userId: 'ada' })
    const phished = key.sign(options, { origin: 'https://evil.example' })
    expect(outcome(await backend.finishAuthentication(phished))).toEqual([401, 'origin_unexpected'])
  })
})

describe('a hostile backend that probes for credentials', () => {
  it('cannot distinguish a credential of another user from a random one', async () => {
    await backend.enrol('ada', createAuthenticator())
    const { credentialId, id } = await backend.enrol('eve', createAuthenticator())
    const random = text(Buffer.alloc(32, 7))
    const started = (body: Json) => backend.send('POST', '/v1/authentication/start', { userId: 'ada', ...body })
    const probe = (key: string) => started({ extensions: { prf: { evalByCredential: { [key]: { first: 'AQ' } } } } })
    expect(withoutRequest(await probe(credentialId))).toEqual(withoutRequest(await probe(random)))
    const select = (passkeyId: string) => started({ passkeyId })
    expect(withoutRequest(await select(id))).toEqual(withoutRequest(await select(crypto.randomUUID())))
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'cannot name a credential like a member of every object: %s',
    async (name) => {
      await backend.enrol('ada', createAuthenticator())
      const prf = JSON.parse(`{ "evalByCredential": { ${JSON.stringify(name)}: { "first": "AQ" } } }`) as Json
      const answer = await backend.send('POST', '/v1/authentication/start', { userId: 'ada', extensions: { prf } })
      expect(outcome(answer)).toEqual([400, 'request_invalid'])
    },
  )
})

describe('a hostile backend that imports credentials', () => {
  it('cannot move the passkey of a victim to another account', async () => {
    const authenticator = createAuthenticator()
    const { credentialId } = await backend.enrol('ada', authenticator)
    await backend.send('POST', '/v1/users', { userId: 'eve' })
    const before = await dumpOf(server)
    const answer = await importFor('eve', { ...new U2fKey(APP_ID).toImport(), credentialId })
    expect(outcome(answer)).toEqual([409, 'passkey_already_registered'])
    expect(await dumpOf(server)).toEqual(before)
    const signed = assertion(authenticator, await backend.requestOptions({ userId: 'ada' }))
    expect(await backend.finishAuthentication(signed)).toMatchObject({ status: 200, body: { user: { userId: 'ada' } } })
  })

  it('cannot replace the public key of an imported credential', async () => {
    const key = new U2fKey(APP_ID)
    await backend.send('POST', '/v1/users', { userId: 'ada' })
    await importFor('ada', key.toImport())
    const { credentialId } = key
    const answer = await importFor('ada', { ...new U2fKey(APP_ID).toImport(), credentialId })
    expect(outcome(answer)).toEqual([409, 'passkey_already_registered'])
    const signed = key.sign(await backend.requestOptions({ userId: 'ada' }))
    expect((await backend.finishAuthentication(signed)).status).toBe(200)
  })
})

describe('a thief of an imported security key', () => {
  /** The owner of an account with a passkey that verifies the user and with an imported key, which the thief has. */
  async function steal(): Promise<{ owner: Browser; thief: Browser; key: U2fKey; passkeyId: string }> {
    const owner = new Browser(server)
    const { user, passkey } = await owner.signUp('grace@example.org')
    const key = new U2fKey(APP_ID)
    expect((await importFor(user.userId, key.toImport())).status).toBe(201)
    const thief = new Browser(server)
    const signed = await thief.finish('/v1/sign-in/finish', key.sign(await thief.startSignIn('grace@example.org')))
    thief.accessToken = String(bodyOf(signed)['accessToken'])
    return { owner, thief, key, passkeyId: passkey.id }
  }

  it.each(['passkey.delete', 'passkey.add', 'sessions.end'])('cannot confirm %s', async (act) => {
    const { owner, thief, key, passkeyId } = await steal()
    const own = registration(createAuthenticator(), await thief.startAdding())
    const targets: Readonly<Record<string, string>> = {
      'passkey.delete': passkeyId,
      'passkey.add': ceremonyIdIn('registration', own),
      'sessions.end': 'others',
    }
    const options = await thief.startConfirmation(act, String(targets[act]))
    expect(options).toMatchObject({ userVerification: 'required', allowCredentials: [{}], extensions: {} })
    const proof = key.sign({ ...options, allowCredentials: [] })
    expect(outcome(await thief.finish('/v1/me/confirmations/finish', proof))).toEqual([401, 'authentication_failed'])
    expect(bodyOf<{ items: unknown[] }>(await owner.send('GET', '/v1/me/passkeys')).items).toHaveLength(2)
  })

  it('cannot step up', async () => {
    const { thief, key } = await steal()
    const proof = key.sign({ ...(await thief.startStepUp()), allowCredentials: [] })
    expect(outcome(await thief.finish('/v1/me/step-up/finish', proof))).toEqual([401, 'authentication_failed'])
  })
})

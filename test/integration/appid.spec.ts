import { createHash } from 'node:crypto'
import { type AuthenticationInput, createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import type { TestApp } from '../support/app.js'
import { dumpOf } from '../support/dump.js'
import {
  assertion,
  Backend,
  bodyOf,
  Browser,
  type Json,
  type PasskeyJson,
  type SignedInJson,
} from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

const APP_ID = 'https://localhost/app-id.json'

let server: TestApp
let backend: Backend
/** A security key with a U2F credential of Ada, and an authenticator with her WebAuthn credential. */
let u2f: SoftwareAuthenticator
let webauthn: SoftwareAuthenticator
let u2fPasskey: PasskeyJson

const open = async (config: Json = { app_id: APP_ID }) => {
  server = await reuseTestApp({ config })
  backend = new Backend(server)
  u2f = createAuthenticator({ userVerification: false })
  webauthn = createAuthenticator()
  u2fPasskey = await backend.enrol('ada', u2f)
  await backend.enrol('ada', webauthn)
  await makeU2f(u2fPasskey.id)
}
beforeEach(() => open())
afterEach(() => server.close())

async function makeU2f(id: string): Promise<void> {
  const change = "UPDATE passkeys SET created_by = 'u2f', uv_initialized = false WHERE id = $1"
  await server.unitOfWork.transaction((manager) => manager.query(change, [id]))
}

/** An assertion that is scoped to a text. */
const scopedTo = (scope: string, appid?: boolean): Partial<AuthenticationInput> => ({
  tamper: {
    fields: (fields) => ({ ...fields, rpIdHash: createHash('sha256').update(scope).digest() }),
  },
  ...(appid !== undefined && { clientExtensionResults: { appid } }),
})

describe('the AppID in the options', () => {
  const extensionsOf = (body: Json) => backend.requestOptions(body)

  it('is requested if a U2F credential is offered', async () => {
    expect(await extensionsOf({ userId: 'ada' })).toMatchObject({ extensions: { appid: APP_ID } })
  })

  it('accompanies the requested extensions', async () => {
    const extensions = { getCredBlob: true }
    expect(await extensionsOf({ userId: 'ada', extensions })).toHaveProperty('extensions', {
      ...extensions,
      appid: APP_ID,
    })
  })

  it.each([
    ['the user is not named', {}],
    ['the selected passkey is another one', { userId: 'ada', passkeyId: 'webauthn' }],
    ['the purpose requires user verification', { userId: 'ada', purpose: 'step-up' }],
    ['the user has no U2F credential', { userId: 'grace' }],
  ])('is not requested if %s', async (_what, request: Json) => {
    await backend.enrol('grace', createAuthenticator())
    const { items } = bodyOf<{ items: PasskeyJson[] }>(await backend.send('GET', '/v1/users/ada/passkeys'))
    const other = items.find(({ id }) => id !== u2fPasskey.id)?.id
    const body = 'passkeyId' in request ? { ...request, passkeyId: other } : request
    expect(await extensionsOf(body)).toHaveProperty('extensions', {})
  })

  it('is not requested unless it is configured', async () => {
    await server.close()
    await open({})
    expect(await extensionsOf({ userId: 'ada' })).toHaveProperty('extensions', {})
  })

  it('cannot come from the request', async () => {
    const extensions = { appid: 'https://localhost/other' }
    const answer = await backend.send('POST', '/v1/authentication/start', { userId: 'ada', extensions })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })

  it.each([
    [{ app_id: APP_ID }, { appid: APP_ID }],
    [{}, {}],
  ])('does not depend on the account of a name: with the configuration %j', async (config: Json, extensions) => {
    await server.close()
    await open(config)
    await backend.enrol('grace', createAuthenticator())
    for (const name of ['ada', 'grace', 'nobody']) {
      expect(await new Browser(server).startSignIn(`${name}@example.com`)).toHaveProperty('extensions', extensions)
    }
  })

  it('excludes U2F credentials from registrations', async () => {
    expect(await backend.creationOptions('ada')).toMatchObject({ extensions: { appidExclude: APP_ID } })
    expect(await backend.creationOptions('grace')).toHaveProperty('extensions', { credProps: true })
    const extensions = { appidExclude: 'https://localhost/other' }
    expect(await backend.creationOptions('ada', { extensions })).toMatchObject({ extensions })
  })
})

describe('an authentication whose options request the AppID', () => {
  type Case = readonly [keyof typeof KEYS, string, boolean | undefined]
  const KEYS = { u2f: () => u2f, webauthn: () => webauthn }

  const finish = async ([key, scope, appid]: Case, body: Json = { userId: 'ada' }) => {
    const options = await backend.requestOptions(body)
    return backend.finishAuthentication(assertion(KEYS[key](), options, scopedTo(scope, appid)))
  }

  it.each<Case>([
    ['u2f', APP_ID, true],
    ['u2f', 'localhost', false],
    ['u2f', 'localhost', undefined],
    ['webauthn', 'localhost', undefined],
    ['webauthn', 'localhost', false],
  ])('accepts a %s credential that is scoped to %s, with the output %j', async (...row) => {
    expect((await finish(row)).status).toBe(200)
  })

  it.each<Case>([
    ['u2f', APP_ID, false],
    ['u2f', APP_ID, undefined],
    ['u2f', 'localhost', true],
    ['u2f', 'https://localhost/other.json', true],
    ['u2f', `${APP_ID}/`, true],
    ['u2f', 'https://evil.example/app-id.json', true],
    ['webauthn', APP_ID, true],
    ['webauthn', APP_ID, undefined],
  ])('rejects a %s credential that is scoped to %s, with the output %j', async (...row) => {
    const { passkeys } = await dumpOf(server)
    const step = 'authentication.rpIdHash'
    expect(await finish(row)).toMatchObject({ status: 401, body: { code: 'rp_id_hash_mismatch', step } })
    expect((await dumpOf(server)).passkeys).toEqual(passkeys)
  })

  it.each([['yes'], [1], [{ appid: true }]])('rejects the malformed output %j', async (appid) => {
    const options = await backend.requestOptions({ userId: 'ada' })
    const input = { ...scopedTo('localhost'), clientExtensionResults: { appid } }
    const answer = await backend.finishAuthentication(assertion(u2f, options, input))
    expect(answer).toMatchObject({ status: 400, body: { code: 'extension_output_malformed' } })
  })

  it('reports the protocol of the credential', async () => {
    expect(await finish(['u2f', APP_ID, true])).toMatchObject({ body: { passkey: { createdBy: 'u2f' } } })
    expect(await finish(['webauthn', 'localhost', undefined])).toMatchObject({
      body: { passkey: { createdBy: 'webauthn' } },
    })
  })
})

describe('an authentication whose options do not request the AppID', () => {
  it.each([
    ['names no user', async () => backend.requestOptions()],
    [
      'is of a server without one',
      async () => {
        await server.close()
        await open({})
        return backend.requestOptions({ userId: 'ada' })
      },
    ],
  ])('rejects the AppID: it %s', async (_what, begin) => {
    const options = await begin()
    const answer = await backend.finishAuthentication(
      assertion(u2f, { ...options, allowCredentials: [] }, scopedTo(APP_ID, true)),
    )
    expect(answer).toMatchObject({ status: 401, body: { code: 'rp_id_hash_mismatch' } })
  })
})

describe('an end user with only a U2F credential', () => {
  let browser: Browser
  let own: SignedInJson
  beforeEach(async () => {
    browser = new Browser(server, createAuthenticator({ userVerification: false }))
    own = await browser.signUp('grace@example.org')
    await makeU2f(own.passkey.id)
  })

  it('signs in by name with the AppID', async () => {
    const options = await browser.startSignIn('grace@example.org')
    const publicKey = assertion(browser.authenticator, options, scopedTo(APP_ID, true))
    expect((await browser.finish('/v1/sign-in/finish', publicKey)).status).toBe(200)
  })

  it('confirms a change with the AppID', async () => {
    const options = await browser.startConfirmation('sessions.end', 'others')
    expect(options).toMatchObject({ extensions: { appid: APP_ID } })
    const finish = async (input: Partial<AuthenticationInput>) => {
      const again = await browser.startConfirmation('sessions.end', 'others')
      return browser.finish('/v1/me/confirmations/finish', assertion(browser.authenticator, again, input))
    }
    expect((await finish(scopedTo(APP_ID, true))).status).toBe(200)
    expect(await finish(scopedTo(APP_ID))).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
  })

  it('cannot step up', async () => {
    const answer = await browser.send('POST', '/v1/me/step-up/start')
    expect(answer).toMatchObject({ status: 409, body: { code: 'no_passkeys' } })
  })
})

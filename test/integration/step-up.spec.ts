import { AuthenticationStore } from '../../src/passkeys/authentication/authentication-store.js'
import type { TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import type { AuthenticatorDataFields } from '../../src/testing/authenticator-data.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, registration, type SignedInJson } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let browser: Browser
let ada: SignedInJson
beforeEach(async () => {
  server = await reuseTestApp()
  browser = new Browser(server)
  ada = await browser.signUp('ada@example.org')
})
afterEach(() => server.close())

const URL = '/v1/me/step-up/finish'

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))

const claimsIn = (token: string): Json =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Json

/** Authenticates the signed-in user again with the newest passkey. */
async function stepUp(from: Browser = browser) {
  return from.finish(URL, assertion(from.authenticator, await from.startStepUp()))
}

describe('a step-up', () => {
  it('offers the passkeys of the user and requires user verification', async () => {
    expect(await browser.startStepUp()).toMatchObject({
      allowCredentials: [{ id: ada.passkey.credentialId }],
      userVerification: 'required',
      timeout: 120_000,
    })
  })

  it('continues the session and records the authentication', async () => {
    const before = claimsIn(ada.accessToken)
    server.clock.advanceSeconds(600)
    const answer = await stepUp()
    expect(answer).toMatchObject({
      status: 200,
      body: {
        passkey: { id: ada.passkey.id, lastUsedAt: server.clock.now().toISOString() },
        tokenType: 'Bearer',
        trace: { ceremony: 'authentication', outcome: 'passed' },
      },
    })
    const after = claimsIn(String(bodyOf(answer)['accessToken']))
    expect(after).toMatchObject({
      sid: before['sid'],
      sub: before['sub'],
      purpose: 'step-up',
      user_verified: true,
      auth_time: server.clock.now().getTime() / 1000,
    })
    expect((await dumpOf(server)).sessions).toHaveLength(1)
  })

  it('shares its session with older access tokens, and a sign-out ends all of them', async () => {
    await stepUp()
    expect((await browser.send('GET', '/v1/me')).status).toBe(200)
    await browser.send('POST', '/v1/sign-out')
    expect((await browser.send('GET', '/v1/me')).status).toBe(401)
  })

  it.each(['start', 'finish'])('requires a signed-in user: %s', async (step) => {
    const stranger = new Browser(server, browser.authenticator)
    const payload = step === 'start' ? {} : { publicKey: {} }
    const answer = await stranger.send('POST', `/v1/me/step-up/${step}`, payload)
    expect(answer).toMatchObject({ status: 401, body: { code: 'credentials_missing' } })
  })

  it('rejects API keys', async () => {
    const answer = await new Backend(server).send('POST', '/v1/me/step-up/start')
    expect(answer).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
  })

  it('does not start for a user without a usable passkey', async () => {
    // The route that suspends a passkey would end its sessions.
    await server.unitOfWork.transaction((manager) => manager.query("UPDATE passkeys SET state = 'suspended'"))
    const answer = await browser.send('POST', '/v1/me/step-up/start')
    expect(answer).toMatchObject({ status: 409, body: { code: 'no_passkeys' } })
  })

  it('allows one successful finish [auth.session.single-use]', async () => {
    const publicKey = assertion(browser.authenticator, await browser.startStepUp())
    const answers = await Promise.all(Array.from({ length: 50 }, () => browser.finish(URL, publicKey)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49)
  })

  it('fails with one uniform error and leaves the session unchanged', async () => {
    const stranger = new Browser(server)
    await stranger.signUp('eve@example.org')
    const refusals = [
      async () => assertion(stranger.authenticator, { ...(await browser.startStepUp()), allowCredentials: [] }),
      async () => assertion(browser.authenticator, await browser.startStepUp(), { tamper: { signature: flip } }),
      async () => assertion(browser.authenticator, await browser.startStepUp(), { origin: 'https://evil.example' }),
      async () =>
        assertion(browser.authenticator, await browser.startStepUp(), {
          tamper: { fields: (fields) => ({ ...fields, flags: 0x01 }) },
        }),
    ]
    const bodies = new Set<string>()
    for (const refuse of refusals) {
      const publicKey = await refuse()
      const before = await dumpOf(server)
      const answer = await browser.finish(URL, publicKey)
      expectOneCeremonyUsedUp(before, await dumpOf(server))
      const { requestId: _id, ...body } = bodyOf(answer)
      expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
      bodies.add(JSON.stringify(body))
    }
    expect(bodies.size).toBe(1)
  })

  it('fails when the passkey was suspended after its verification', async () => {
    // Suspending the passkey that started the session would end the session.
    const other = createAuthenticator()
    const registered = registration(other, await browser.startAdding())
    const { passkey } = bodyOf<SignedInJson>(await browser.finishAdding(registered))
    const store = server.app.get(AuthenticationStore, { strict: false })
    const recordUse = store.recordUse.bind(store)
    store.recordUse = async (...verified) => {
      const used = await recordUse(...verified)
      await new Backend(server).send('POST', `/v1/users/${ada.user.userId}/passkeys/${passkey.id}/suspend`)
      return used
    }
    const publicKey = assertion(other, await browser.startStepUp())
    const { sessions } = await dumpOf(server)
    const answer = await browser.finish(URL, publicKey)
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
    expect((await dumpOf(server)).sessions).toEqual(sessions)
  })

  it.each([
    ['with the finish of a sign-in', '/v1/sign-in/finish', () => browser.startStepUp()],
    ['with the challenge of a sign-in', URL, () => browser.startSignIn('ada@example.org')],
  ])('cannot be finished %s', async (_what, url, begin) => {
    const publicKey = assertion(browser.authenticator, await begin())
    expect(await browser.finish(url, publicKey)).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
  })

  it('cannot be finished by another user', async () => {
    const publicKey = assertion(browser.authenticator, await browser.startStepUp())
    await browser.signUp('eve@example.org')
    expect(await browser.finish(URL, publicKey)).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
  })

  it('cannot be finished in another browser [auth.session.browser-binding]', async () => {
    const publicKey = assertion(browser.authenticator, await browser.startStepUp())
    const other = new Browser(server, browser.authenticator)
    other.accessToken = ada.accessToken
    expect(await other.finish(URL, publicKey)).toMatchObject({
      status: 403,
      body: { code: 'ceremony_browser_mismatch' },
    })
  })

  it('does not revive a session that has ended', async () => {
    const publicKey = assertion(browser.authenticator, await browser.startStepUp())
    await browser.send('POST', '/v1/sign-out')
    expect(await browser.finish(URL, publicKey)).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
  })
})

describe('concurrent sign-ins', () => {
  it('allow one of 50 requests with the same assertion [auth.session.single-use]', async () => {
    const publicKey = assertion(browser.authenticator, await browser.startSignIn('ada@example.org'))
    const answers = await Promise.all(Array.from({ length: 50 }, () => browser.finish('/v1/sign-in/finish', publicKey)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49)
    expect((await dumpOf(server)).sessions).toHaveLength(2)
  })

  it('allow one of 50 requests with the same counter value [auth.step-22.counter-atomic]', async () => {
    const responses = []
    for (let i = 0; i < 50; i += 1) {
      const options = await browser.startSignIn()
      const same = { tamper: { fields: (fields: AuthenticatorDataFields) => ({ ...fields, signCount: 7 }) } }
      responses.push(assertion(browser.authenticator, options, same))
    }
    const answers = await Promise.all(responses.map((each) => browser.finish('/v1/sign-in/finish', each)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(49)
    expect((await dumpOf(server)).sessions).toHaveLength(2)
  })
})

import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { startTestApp, type TestApp } from '../support/app.js'
import type { AuthenticatorDataFields } from '../../src/testing/authenticator-data.js'
import { createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, type PasskeyJson, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
let authenticator: SoftwareAuthenticator
let passkey: PasskeyJson
beforeEach(async () => {
  server = await reuseTestApp()
  backend = new Backend(server)
  authenticator = createAuthenticator()
  passkey = await backend.enrol('ada', authenticator)
})
afterEach(() => server.close())

/** Returns an assertion for a user, or for an unidentified user. */
const asserted = async (body: Json = { userId: 'ada' }) => assertion(authenticator, await backend.requestOptions(body))

async function claimsOf(token: unknown): Promise<Json> {
  const { body } = await server.send({ url: '/.well-known/jwks.json' })
  const { payload, protectedHeader } = await jwtVerify(String(token), createLocalJWKSet(body as JSONWebKeySet), {
    issuer: 'http://localhost:3000',
    audience: 'localhost',
    currentDate: server.clock.now(),
  })
  return { ...protectedHeader, ...payload }
}

async function passkeyNow(): Promise<Json> {
  return bodyOf(await backend.send('GET', `/v1/users/ada/passkeys/${passkey.id}`))
}

/** The stored signature counter. */
async function signCountNow(): Promise<number> {
  const [row] = await server.unitOfWork.transaction((manager) => manager.query('SELECT sign_count FROM passkeys'))
  return Number((row as { sign_count: number | string }).sign_count)
}

describe('an authentication', () => {
  it('returns the user, the passkey and the changes', async () => {
    server.clock.advanceSeconds(60)
    const publicKey = await asserted()
    const answer = await backend.finishAuthentication(publicKey, { userId: 'ada' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      user: { userId: 'ada', emailOrUsername: 'ada@example.com', displayName: null },
      passkey: { ...passkey, lastUsedAt: server.clock.now().toISOString() },
      purpose: 'login',
      extensions: { largeBlob: null, credBlob: null },
      userVerified: true,
      userVerificationProven: true,
      changes: {
        signCount: { stored: 0, received: 1, verdict: 'increased' },
        backupEligibilityChanged: false,
        backupStateChanged: false,
        uvInitializedChanged: false,
      },
      resultToken: expect.any(String),
      signals: expect.anything(),
      trace: expect.objectContaining({ ceremony: 'authentication', outcome: 'passed' }),
    })
    expect(await passkeyNow()).toEqual(bodyOf(answer)['passkey'])
    expect(await signCountNow()).toBe(1)
  })

  it('identifies the user by a discoverable passkey', async () => {
    const options = await backend.requestOptions()
    expect(options).toMatchObject({ rpId: 'localhost', allowCredentials: [], userVerification: 'preferred' })
    const answer = await backend.finishAuthentication(assertion(authenticator, options))
    expect(answer).toMatchObject({ status: 200, body: { user: { userId: 'ada' } } })
  })

  it('offers only the active passkeys of the user', async () => {
    const second = await backend.enrol('ada', createAuthenticator())
    const named = async () => (await backend.requestOptions({ userId: 'ada' })).allowCredentials?.map(({ id }) => id)
    expect((await named())?.sort()).toEqual([passkey.credentialId, second.credentialId].sort())
    await backend.send('POST', `/v1/users/ada/passkeys/${second.id}/suspend`)
    expect(await named()).toEqual([passkey.credentialId])
    await backend.send('POST', `/v1/users/ada/passkeys/${passkey.id}/suspend`)
    const answer = await backend.send('POST', '/v1/authentication/start', { userId: 'ada' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'no_passkeys' } })
  })

  it.each([
    ['does not exist', 'nobody', 404, 'user_not_found'],
    ['has no passkey', 'grace', 409, 'no_passkeys'],
  ])('does not start for a user who %s', async (_what, userId, status, code) => {
    await backend.creationOptions('grace')
    const answer = await backend.send('POST', '/v1/authentication/start', { userId })
    expect(answer).toMatchObject({ status, body: { code } })
  })

  it('issues a result token with the authentication methods', async () => {
    const publicKey = await asserted({ userId: 'ada', purpose: 'step-up' })
    const { resultToken } = bodyOf(await backend.finishAuthentication(publicKey))
    const now = server.clock.now().getTime() / 1000
    expect(await claimsOf(resultToken)).toEqual({
      alg: 'ES256',
      typ: 'authentication-result+jwt',
      kid: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      iss: 'http://localhost:3000',
      aud: 'localhost',
      sub: 'ada',
      iat: now,
      exp: now + 900,
      jti: expect.any(String),
      amr: ['pop', 'user', 'mfa'],
      acr: 'phr',
      auth_time: now,
      purpose: 'step-up',
      passkey_id: passkey.id,
      aaguid: 'd1e5c0ff-ee00-4000-8000-0000000000aa',
      user_verified: true,
      backup_state: false,
    })
  })

  it('issues no token that the end-user realm accepts', async () => {
    const { resultToken } = bodyOf(await backend.finishAuthentication(await asserted()))
    const answer = await server.send({ url: '/v1/me', headers: { authorization: `Bearer ${String(resultToken)}` } })
    expect(answer).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } })
  })

  it('updates the backup state', async () => {
    const eligible = { eligible: true, state: false }
    const synced = createAuthenticator({ backup: eligible, signCount: 'absent' })
    await backend.enrol('grace', synced)
    const options = await backend.requestOptions({ userId: 'grace' })
    const publicKey = assertion(synced, options, {
      tamper: { fields: (fields) => ({ ...fields, flags: fields.flags | 0x10 }) },
    })
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer.body).toMatchObject({ passkey: { backupState: true }, changes: { backupStateChanged: true } })
    const token = await claimsOf(bodyOf(answer)['resultToken'])
    expect(token).toMatchObject({ amr: ['swk', 'user', 'mfa'], backup_state: true })
  })

  it('accepts, reports and stores a changed backup eligibility', async () => {
    const updated = createAuthenticator()
    await backend.enrol('henry', updated)
    const sign = async () => {
      const publicKey = assertion(updated, await backend.requestOptions({ userId: 'henry' }), {
        tamper: { fields: (fields) => ({ ...fields, flags: fields.flags | 0x18 }) },
      })
      return (await backend.finishAuthentication(publicKey)).body
    }
    const passkey = { backupEligible: true, backupState: true }
    expect(await sign()).toMatchObject({ passkey, changes: { backupEligibilityChanged: true } })
    expect(await sign()).toMatchObject({ passkey, changes: { backupEligibilityChanged: false } })
  })
  it('rejects the counter of a clone that first reported a changed backup eligibility', async () => {
    const cloned = createAuthenticator()
    await backend.enrol('iris', cloned)
    const count = async (signCount: number) => {
      const publicKey = assertion(cloned, await backend.requestOptions({ userId: 'iris' }), {
        tamper: { fields: (fields) => ({ ...fields, signCount, flags: fields.flags | 0x08 }) },
      })
      return (await backend.finishAuthentication(publicKey)).body
    }
    expect(await count(9)).toMatchObject({ changes: { backupEligibilityChanged: true } })
    expect(await count(5)).toMatchObject({ code: 'sign_count_not_increased' })
  })

  it('does not count a first user verification as a factor', async () => {
    const unverified = createAuthenticator({ userVerification: false })
    await backend.enrol('grace', unverified)
    const publicKey = assertion(unverified, await backend.requestOptions({ userId: 'grace' }), {
      tamper: { fields: (fields) => ({ ...fields, flags: fields.flags | 0x04 }) },
    })
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer.body).toMatchObject({ userVerified: true, passkey: { userVerified: false } })
  })
})

describe('the ceremony of an authentication', () => {
  it('allows one successful finish [auth.session.single-use]', async () => {
    const publicKey = await asserted()
    expect((await backend.finishAuthentication(publicKey)).status).toBe(200)
    const before = await dumpOf(server)
    const replayed = await backend.finishAuthentication(publicKey)
    expect(replayed).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('allows no second attempt after a failed one [auth.session.single-use]', async () => {
    const options = await backend.requestOptions({ userId: 'ada' })
    const forged = assertion(authenticator, options, { tamper: { signature: flipped } })
    const before = await dumpOf(server)
    const refused = await backend.finishAuthentication(forged)
    expect(refused).toMatchObject({
      status: 401,
      body: {
        code: 'signature_invalid',
        step: 'authentication.signature',
        trace: { failedStep: 'authentication.signature' },
      },
    })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
    const honest = await backend.finishAuthentication(assertion(authenticator, options))
    expect(honest).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
  })

  it('is finished by exactly one of 50 concurrent requests [auth.session.single-use]', async () => {
    const publicKey = await asserted()
    const answers = await Promise.all(Array.from({ length: 50 }, () => backend.finishAuthentication(publicKey)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(49)
    expect(await signCountNow()).toBe(1)
  })

  it('expires [auth.session.expiry]', async () => {
    const publicKey = await asserted()
    const before = await dumpOf(server)
    server.clock.advanceSeconds(300)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 410, body: { code: 'challenge_expired' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('can be finished until its expiry [auth.session.expiry]', async () => {
    const publicKey = await asserted()
    server.clock.advanceSeconds(299)
    expect((await backend.finishAuthentication(publicKey)).status).toBe(200)
  })

  it.each([
    ['for another user', { userId: 'ada' }, { userId: 'mallory' }],
    ['for another user when it was started without a user', {}, { userId: 'mallory' }],
    ['for an unknown user when it was started without a user', {}, { userId: 'nobody' }],
  ])('cannot be finished %s', async (_what, start, finish) => {
    await backend.enrol('mallory', createAuthenticator())
    const publicKey = await asserted(start)
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey, finish)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it.each(['ada', null])('finishes for the expected user %j when it was started without a user', async (userId) => {
    const answer = await backend.finishAuthentication(await asserted({}), { userId })
    expect(answer).toMatchObject({ status: 200, body: { user: { userId: 'ada' } } })
  })

  it('cannot be finished with the passkey of another user', async () => {
    const mallory = createAuthenticator()
    await backend.enrol('mallory', mallory)
    const options = await backend.requestOptions({ userId: 'ada' })
    const publicKey = assertion(mallory, { ...options, allowCredentials: [] })
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 401, body: { code: 'credential_not_allowed' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('cannot be finished with the challenge of a registration [reg.session.ceremony-kind]', async () => {
    const { challenge } = await backend.creationOptions('ada')
    const options = await backend.requestOptions({ userId: 'ada' })
    const publicKey = assertion(authenticator, { ...options, challenge })
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('cannot be finished in another realm', async () => {
    const browser = new Browser(server, authenticator)
    const publicKey = assertion(authenticator, await browser.startSignIn())
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
  })

  it('accepts an additional origin within the RP ID', async () => {
    const additionalAllowedOrigin = 'https://app.localhost'
    const options = await backend.requestOptions({ userId: 'ada', additionalAllowedOrigin })
    const publicKey = assertion(authenticator, options, { origin: additionalAllowedOrigin })
    expect((await backend.finishAuthentication(publicKey)).status).toBe(200)
    const body = { userId: 'ada', additionalAllowedOrigin: 'https://evil.example' }
    const refused = await backend.send('POST', '/v1/authentication/start', body)
    expect(refused).toMatchObject({ status: 400, body: { code: 'additional_origin_invalid' } })
  })
})

describe('the signature counter', () => {
  /** Returns an assertion with the counter `signCount` for a new challenge. */
  const counted = async (signCount: number) =>
    assertion(authenticator, await backend.requestOptions({ userId: 'ada' }), {
      tamper: { fields: (fields) => ({ ...fields, signCount }) },
    })

  it.each([7, 6, 0])('is rejected at %i after 7', async (signCount) => {
    expect((await backend.finishAuthentication(await counted(7))).status).toBe(200)
    const publicKey = await counted(signCount)
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'sign_count_not_increased', step: 'authentication.signCount' },
    })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('is accepted for exactly one of two assertions with the same value [auth.step-22.counter-atomic]', async () => {
    const [first, second] = [await counted(7), await counted(7)]
    const answers = await Promise.all([backend.finishAuthentication(first), backend.finishAuthentication(second)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    const refused = answers.find(({ status }) => status === 403)
    expect(refused?.body).toMatchObject({ code: 'sign_count_not_increased', step: 'authentication.signCount' })
    expect(await signCountNow()).toBe(7)
  })

  it('is accepted for exactly one of 50 concurrent assertions with the same value [auth.step-22.counter-atomic]', async () => {
    const responses = []
    for (let i = 0; i < 50; i += 1) responses.push(await counted(7))
    const answers = await Promise.all(responses.map((publicKey) => backend.finishAuthentication(publicKey)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('may stay at zero', async () => {
    authenticator = createAuthenticator({ signCount: 'absent' })
    await backend.enrol('grace', authenticator)
    const responses = [await asserted({ userId: 'grace' }), await asserted({ userId: 'grace' })]
    const answers = await Promise.all(responses.map((publicKey) => backend.finishAuthentication(publicKey)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[0]?.body).toMatchObject({ changes: { signCount: { verdict: 'absent' } } })
  })

  it.each([
    [undefined, 200],
    ['ignore', 200],
    ['reject', 403],
  ])('of a synced passkey is judged by sign_count_synced %p', async (rule, status) => {
    const config = rule === undefined ? {} : { authentication: { sign_count_synced: rule } }
    const app = await startTestApp({ config })
    const synced = createAuthenticator({ backup: { eligible: true, state: true } })
    const service = new Backend(app)
    await service.enrol('ada', synced)
    const count = async (signCount: number) => {
      const options = await service.requestOptions({ userId: 'ada' })
      return service.finishAuthentication(
        assertion(synced, options, { tamper: { fields: (fields) => ({ ...fields, signCount }) } }),
      )
    }
    expect((await count(7)).status).toBe(200)
    expect((await count(3)).status).toBe(status)
    await app.close()
  })

  it('of a device-bound passkey is rejected even if the assertion claims that the passkey is synced', async () => {
    const claim = async (signCount: number) => {
      const options = await backend.requestOptions({ userId: 'ada' })
      const tamper = {
        fields: (fields: AuthenticatorDataFields) => ({ ...fields, signCount, flags: fields.flags | 0x08 }),
      }
      return backend.finishAuthentication(assertion(authenticator, options, { tamper }))
    }
    expect((await claim(7)).body).toMatchObject({ changes: { backupEligibilityChanged: true } })
    expect((await claim(7)).body).toMatchObject({ code: 'sign_count_not_increased' })
    expect((await backend.finishAuthentication(await counted(7))).body).toMatchObject({
      code: 'sign_count_not_increased',
    })
  })

  it.each(['flag', 'ignore'])('does not reject an assertion with sign_count "%s"', async (rule) => {
    const lenient = await startTestApp({ config: { authentication: { sign_count: rule } } })
    const lenientBackend = new Backend(lenient)
    await lenientBackend.enrol('ada', authenticator)
    const count = async (signCount: number) =>
      lenientBackend.finishAuthentication(
        assertion(authenticator, await lenientBackend.requestOptions({ userId: 'ada' }), {
          tamper: { fields: (fields) => ({ ...fields, signCount }) },
        }),
      )
    expect((await count(7)).status).toBe(200)
    const answer = await count(7)
    expect(answer).toMatchObject({
      status: 200,
      body: { changes: { signCount: { stored: 7, verdict: 'not-increased' } } },
    })
    await lenient.close()
  })
})

describe('an unusable passkey', () => {
  it('is rejected while it is suspended, without any change [auth.step-24.update-deferred]', async () => {
    const publicKey = await asserted()
    await backend.send('POST', `/v1/users/ada/passkeys/${passkey.id}/suspend`)
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'passkey_suspended' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('is accepted again after it is resumed', async () => {
    await backend.send('POST', `/v1/users/ada/passkeys/${passkey.id}/suspend`)
    await backend.send('POST', `/v1/users/ada/passkeys/${passkey.id}/resume`)
    expect((await backend.finishAuthentication(await asserted())).status).toBe(200)
  })

  it('is rejected after it is deleted', async () => {
    const publicKey = await asserted()
    await backend.send('DELETE', `/v1/users/ada/passkeys/${passkey.id}`)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 401, body: { code: 'credential_unknown', step: 'authentication.user' } })
  })

  it('is rejected when its user was replaced by another', async () => {
    const [named, unnamed] = [await backend.requestOptions({ userId: 'ada' }), await backend.requestOptions()]
    await backend.send('DELETE', '/v1/users/ada')
    await backend.creationOptions('ada')
    // Deleting a user deletes their ceremonies.
    const answer = await backend.finishAuthentication(assertion(authenticator, named))
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    const other = await backend.finishAuthentication(assertion(authenticator, unnamed))
    expect(other).toMatchObject({ status: 401, body: { code: 'credential_unknown' } })
  })

  it('is rejected when the response names another user', async () => {
    const publicKey = assertion(authenticator, await backend.requestOptions())
    const response = { ...publicKey.response, userHandle: Buffer.alloc(64, 1).toString('base64url') }
    const answer = await backend.finishAuthentication({ ...publicKey, response })
    expect(answer).toMatchObject({ status: 401, body: { code: 'user_handle_mismatch' } })
  })

  it('is rejected when neither the start request nor the response identifies the user', async () => {
    const publicKey = assertion(authenticator, await backend.requestOptions())
    const { userHandle: _left, ...response } = publicKey.response
    const answer = await backend.finishAuthentication({ ...publicKey, response })
    expect(answer).toMatchObject({ status: 401, body: { code: 'user_handle_missing' } })
  })

  it('is rejected when the response belongs to a registration', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    expect((await backend.finishAuthentication(publicKey)).status).toBe(400)
  })
})

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))
}

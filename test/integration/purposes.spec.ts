import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import type { TestApp } from '../support/app.js'
import { type AuthenticationInput, createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

const CONFIG = {
  authentication: { user_verification: 'discouraged', timeout_seconds: 200 },
  purposes: {
    payment: { user_verification: 'required', timeout_seconds: 60, algorithms: ['EdDSA'] },
    search: {},
    letter: { require_identified: true },
    vault: { user_verification: 'required' },
  },
}

const FLAG_UV = 0x04

let server: TestApp
let backend: Backend
let authenticator: SoftwareAuthenticator
const open = async (config: Json = CONFIG) => {
  server = await reuseTestApp({ config })
  backend = new Backend(server)
  authenticator = createAuthenticator()
}
beforeEach(() => open())
afterEach(() => server.close())

const start = (body: Json) => backend.send('POST', '/v1/authentication/start', body)

/** Changes of an assertion: with user verification. */
const withUv: Partial<AuthenticationInput> = {
  tamper: { fields: (fields) => ({ ...fields, flags: fields.flags | FLAG_UV }) },
}
const withoutUv: Partial<AuthenticationInput> = {
  tamper: { fields: (fields) => ({ ...fields, flags: fields.flags & ~FLAG_UV }) },
}

async function finish(body: Json, input: Partial<AuthenticationInput> = {}) {
  return backend.finishAuthentication(assertion(authenticator, await backend.requestOptions(body), input))
}

async function claimsOf(token: unknown): Promise<Json> {
  const { body } = await server.send({ url: '/.well-known/jwks.json' })
  const currentDate = server.clock.now()
  return (await jwtVerify(String(token), createLocalJWKSet(body as JSONWebKeySet), { currentDate })).payload
}

describe('a purpose', () => {
  beforeEach(() => backend.enrol('ada', authenticator, { algorithm: 'EdDSA' }))

  it.each([
    ['login', { userVerification: 'discouraged', timeout: 200_000 }],
    ['step-up', { userVerification: 'required', timeout: 120_000 }],
    ['payment', { userVerification: 'required', timeout: 60_000 }],
    ['search', { userVerification: 'discouraged', timeout: 200_000 }],
  ])('sets its own options: %s', async (purpose, options) => {
    expect(await backend.requestOptions({ userId: 'ada', purpose })).toMatchObject(options)
  })

  it('defaults to login', async () => {
    expect(await finish({ userId: 'ada' })).toMatchObject({ status: 200, body: { purpose: 'login' } })
  })

  it('is part of the result and its token', async () => {
    const answer = await finish({ userId: 'ada', purpose: 'payment' })
    expect(answer).toMatchObject({ status: 200, body: { purpose: 'payment' } })
    expect(await claimsOf(bodyOf(answer)['resultToken'])).toMatchObject({ purpose: 'payment' })
  })

  it.each(['Payment', 'sign-in', '__proto__', 'constructor', 'toString'])('must be configured: %s', async (purpose) => {
    expect(await start({ userId: 'ada', purpose })).toMatchObject({ status: 400, body: { code: 'purpose_unknown' } })
  })

  it.each([[''], [5], ['a'.repeat(65)]])('must be a valid name: %j', async (purpose) => {
    expect(await start({ purpose })).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })

  it.each(['step-up', 'letter'])('can require an identified user: %s', async (purpose) => {
    expect(await start({ purpose })).toMatchObject({ status: 400, body: { code: 'purpose_needs_user' } })
    expect(await start({ purpose, userId: 'ada' })).toMatchObject({ status: 200 })
  })

  it('has its own timeout', async () => {
    const publicKey = assertion(authenticator, await backend.requestOptions({ userId: 'ada', purpose: 'payment' }))
    server.clock.advanceSeconds(60)
    expect(await backend.finishAuthentication(publicKey)).toMatchObject({
      status: 410,
      body: { code: 'challenge_expired' },
    })
  })

  it('enforces its own user verification', async () => {
    expect((await finish({ userId: 'ada', purpose: 'search' }, withoutUv)).status).toBe(200)
    expect(await finish({ userId: 'ada', purpose: 'payment' }, withoutUv)).toMatchObject({
      status: 401,
      body: { code: 'user_verification_missing', step: 'authentication.userVerification' },
    })
  })

  it('can require a name for sign-ins', async () => {
    await server.close()
    await open({ purposes: { login: { require_identified: true } } })
    const browser = new Browser(server)
    const answer = await browser.send('POST', '/v1/sign-in/start')
    expect(answer).toMatchObject({ status: 400, body: { code: 'purpose_needs_user' } })
    expect((await browser.send('POST', '/v1/sign-in/start', { email: 'ada@example.com' })).status).toBe(200)
  })

  it('determines the lifetime of the browser cookie: the longest timeout', async () => {
    await server.close()
    await open({ purposes: { 'step-up': { timeout_seconds: 900 } } })
    const { headers } = await new Browser(server).send('POST', '/v1/sign-in/start')
    expect(headers['set-cookie']).toContain('Max-Age=900;')
  })
})

describe('the purpose in a request that finishes an authentication', () => {
  beforeEach(() => backend.enrol('ada', authenticator, { algorithm: 'EdDSA' }))

  it.each([{}, { purpose: 'login' }, { purpose: 'payment' }, { purpose: 'step-up' }])(
    'must match the purpose of the ceremony: %j',
    async (started) => {
      const publicKey = assertion(authenticator, await backend.requestOptions({ userId: 'ada', ...started }))
      const { purpose = 'login' } = started
      expect(await backend.finishAuthentication(publicKey, { purpose })).toMatchObject({
        status: 200,
        body: { purpose },
      })
    },
  )

  it.each([
    ['login', 'payment'],
    ['login', 'step-up'],
    ['payment', 'login'],
    ['payment', 'Payment'],
    ['payment', 'nothing'],
  ])('consumes the ceremony even when it does not match: %s, %s', async (purpose, named) => {
    const publicKey = assertion(authenticator, await backend.requestOptions({ userId: 'ada', purpose }))
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey, { userId: 'ada', purpose: named })
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it.each([[''], [5], ['a'.repeat(65)]])('must be a valid name: %j', async (purpose) => {
    const publicKey = assertion(authenticator, await backend.requestOptions())
    const answer = await backend.finishAuthentication(publicKey, { purpose })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })
})

describe('the algorithms of a purpose', () => {
  const other = createAuthenticator()

  it('determine the offered passkeys', async () => {
    await backend.enrol('ada', authenticator, { algorithm: 'ES256' })
    expect(await start({ userId: 'ada', purpose: 'payment' })).toMatchObject({
      status: 409,
      body: { code: 'no_passkeys' },
    })
    const { credentialId } = await backend.enrol('ada', other, { algorithm: 'EdDSA' })
    const { allowCredentials } = await backend.requestOptions({ userId: 'ada', purpose: 'payment' })
    expect(allowCredentials).toMatchObject([{ id: credentialId }])
    expect((await backend.requestOptions({ userId: 'ada' })).allowCredentials).toHaveLength(2)
  })

  it('determine the accepted passkeys of an identified user', async () => {
    await backend.enrol('ada', authenticator, { algorithm: 'ES256' })
    await backend.enrol('ada', createAuthenticator(), { algorithm: 'EdDSA' })
    const options = await backend.requestOptions({ userId: 'ada', purpose: 'payment' })
    const publicKey = assertion(authenticator, { ...options, allowCredentials: [] })
    expect(await backend.finishAuthentication(publicKey)).toMatchObject({
      status: 401,
      body: { code: 'credential_not_allowed' },
    })
  })

  it('determine the accepted passkeys of an unidentified user before anything is stored', async () => {
    await backend.enrol('ada', authenticator, { algorithm: 'ES256' })
    const publicKey = assertion(authenticator, await backend.requestOptions({ purpose: 'payment' }))
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'passkey_algorithm_not_allowed' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('are not revealed to a browser', async () => {
    await server.close()
    await open({ purposes: { login: { algorithms: ['EdDSA'] } } })
    await backend.enrol('ada', authenticator, { algorithm: 'ES256' })
    const browser = new Browser(server, authenticator)
    const answer = await browser.finish('/v1/sign-in/finish', assertion(authenticator, await browser.startSignIn()))
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
  })
})

describe('a first user verification [auth.step-17.uv-initialized]', () => {
  const passkeyOf = async () => {
    const { items: passkeys } = bodyOf<{ items: Json[] }>(await backend.send('GET', '/v1/users/ada/passkeys'))
    return passkeys[0]
  }
  beforeEach(async () => {
    await server.close()
    await open({ ...CONFIG, authentication: { uv_upgrade: 'after-other-factor' } })
    authenticator = createAuthenticator({ userVerification: false })
    await backend.enrol('ada', authenticator)
  })

  it('does not count as a second factor', async () => {
    const answer = await finish({ userId: 'ada' }, withUv)
    expect(answer).toMatchObject({
      status: 200,
      body: {
        userVerified: true,
        userVerificationProven: false,
        passkey: { userVerified: false },
        changes: { uvInitializedChanged: false },
      },
    })
    expect(await claimsOf(bodyOf(answer)['resultToken'])).toMatchObject({ user_verified: false, amr: ['pop', 'user'] })
    expect(await passkeyOf()).toMatchObject({ userVerified: false })
  })

  it('does not satisfy required user verification', async () => {
    const options = await backend.requestOptions({ purpose: 'vault' })
    const publicKey = assertion(authenticator, options, withUv)
    const before = await dumpOf(server)
    const answer = await backend.finishAuthentication(publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'user_verification_unproven' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('counts from the next authentication on if the user passed another factor before it', async () => {
    const answer = await finish({ userId: 'ada', purpose: 'step-up', otherFactorVerified: true }, withUv)
    expect(answer).toMatchObject({
      status: 200,
      body: {
        userVerificationProven: false,
        passkey: { userVerified: true },
        changes: { uvInitializedChanged: true },
      },
    })
    expect(await claimsOf(bodyOf(answer)['resultToken'])).toMatchObject({ user_verified: false })
    expect(await passkeyOf()).toMatchObject({ userVerified: true })
    const next = await finish({ userId: 'ada', purpose: 'step-up' }, withUv)
    expect(next).toMatchObject({
      status: 200,
      body: { userVerificationProven: true, changes: { uvInitializedChanged: false } },
    })
    expect(await claimsOf(bodyOf(next)['resultToken'])).toMatchObject({
      user_verified: true,
      amr: ['pop', 'user', 'mfa'],
    })
  })

  it('is not recorded when the authentication has no user verification', async () => {
    const answer = await finish({ userId: 'ada', otherFactorVerified: true })
    expect(answer).toMatchObject({ status: 200, body: { changes: { uvInitializedChanged: false } } })
    expect(await passkeyOf()).toMatchObject({ userVerified: false })
  })

  it('cannot be recorded for an unidentified user', async () => {
    const answer = await start({ otherFactorVerified: true })
    expect(answer).toMatchObject({ status: 400, body: { code: 'purpose_needs_user' } })
  })

  it('cannot be recorded unless the configuration allows it', async () => {
    await server.close()
    await open()
    await backend.enrol('ada', authenticator)
    expect(await start({ userId: 'ada', otherFactorVerified: true })).toMatchObject({
      status: 400,
      body: { code: 'option_not_allowed', errors: [{ path: 'otherFactorVerified' }] },
    })
    expect((await start({ userId: 'ada', otherFactorVerified: false })).status).toBe(200)
    expect((await start({ userId: 'ada', otherFactorVerified: 'yes' })).status).toBe(400)
  })
})

describe('a passkey whose user verification does not count', () => {
  const offered = async (body: Json) =>
    (await backend.requestOptions({ userId: 'ada', ...body })).allowCredentials?.map(({ id }) => id)
  beforeEach(async () => {
    await server.close()
    await open({ ...CONFIG, authentication: { ...CONFIG.authentication, uv_upgrade: 'after-other-factor' } })
  })

  it.each([
    ['login', false, 'offered'],
    ['step-up', false, 'not offered'],
    ['vault', false, 'not offered'],
    ['step-up', true, 'offered'],
    ['login', true, 'offered'],
  ])('for %s, with another factor: %j, is %s', async (purpose, otherFactorVerified, expected) => {
    const proving = await backend.enrol('ada', authenticator)
    const other = await backend.enrol('ada', createAuthenticator({ userVerification: false }))
    const ids = await offered({ purpose, otherFactorVerified })
    expect(ids).toContain(proving.credentialId)
    expect(ids?.includes(other.credentialId)).toBe(expected === 'offered')
  })

  it('is not offered if the user verification at its registration is not trusted', async () => {
    const { credentialId } = await backend.enrol('ada', authenticator)
    const { id } = await backend.enrol('ada', createAuthenticator())
    await server.unitOfWork.transaction((manager) =>
      manager.query('UPDATE passkeys SET uv_trusted = false WHERE id = $1', [id]),
    )
    expect(await offered({ purpose: 'step-up' })).toEqual([credentialId])
    expect(await offered({})).toHaveLength(2)
  })

  it('cannot start the authentication alone', async () => {
    await backend.enrol('ada', createAuthenticator({ userVerification: false }))
    const answer = await start({ userId: 'ada', purpose: 'step-up' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'no_passkeys' } })
  })

  it('is offered for a name, so that the start reveals nothing about the account', async () => {
    await server.close()
    await open({ purposes: { login: { user_verification: 'required' } } })
    const { credentialId } = await backend.enrol('ada', createAuthenticator({ userVerification: false }))
    const options = await new Browser(server).startSignIn('ada@example.com')
    expect(options.allowCredentials).toMatchObject([{ id: credentialId }])
  })
})

describe('an unknown credential', () => {
  /** Creates an authenticator whose passkey was deleted. */
  const forgotten = async () => {
    const passkey = await backend.enrol('ada', authenticator)
    await backend.send('DELETE', `/v1/users/ada/passkeys/${passkey.id}`)
    return { unknownCredential: { rpId: 'localhost', credentialId: passkey.credentialId } }
  }

  it('gets an error with a signal for the browser', async () => {
    const signals = await forgotten()
    const answer = await finish({})
    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'credential_unknown', step: 'authentication.user', signals },
    })
  })

  it.each([
    ['its origin', { origin: 'https://evil.example' }],
    ['its RP ID', { tamper: { fields: (fields) => ({ ...fields, rpIdHash: new Uint8Array(32) }) } }],
    ['its presence', { tamper: { fields: (fields) => ({ ...fields, flags: 0 }) } }],
    ['its authenticator data', { tamper: { sentAuthenticatorData: () => new Uint8Array(5) } }],
    ['its user verification', withoutUv],
  ] satisfies [string, Partial<AuthenticationInput>][])(
    'gets an error without a signal when another part is invalid: %s',
    async (_what, input) => {
      await forgotten()
      const answer = await finish({ purpose: 'payment' }, input)
      expect(answer.status).toBe(401)
      expect(bodyOf(answer)).toMatchObject({ code: 'credential_unknown' })
      expect(bodyOf(answer)).not.toHaveProperty('signals')
    },
  )

  it('gets an error without a signal when the user handle is missing', async () => {
    await forgotten()
    const { response, ...credential } = assertion(authenticator, await backend.requestOptions())
    const { userHandle: _left, ...rest } = response
    const answer = await backend.finishAuthentication({ ...credential, response: rest })
    expect(answer).toMatchObject({ status: 401, body: { code: 'credential_unknown' } })
    expect(bodyOf(answer)).not.toHaveProperty('signals')
  })

  it('is distinguished from a known credential, whose errors have no signal', async () => {
    await backend.enrol('ada', authenticator)
    const answer = await finish(
      {},
      { tamper: { signature: (bytes) => bytes.map((byte, i) => byte ^ (i === 20 ? 1 : 0)) } },
    )
    expect(answer).toMatchObject({ status: 401, body: { code: 'signature_invalid' } })
    expect(bodyOf(answer)).not.toHaveProperty('signals')
  })

  it('gets a signal when it was deleted during the ceremony', async () => {
    const passkey = await backend.enrol('ada', authenticator)
    const publicKey = assertion(authenticator, await backend.requestOptions({ userId: 'ada' }))
    await backend.send('DELETE', `/v1/users/ada/passkeys/${passkey.id}`)
    const unknownCredential = { rpId: 'localhost', credentialId: passkey.credentialId }
    expect(await backend.finishAuthentication(publicKey)).toMatchObject({
      status: 401,
      body: { code: 'credential_unknown', signals: { unknownCredential } },
    })
  })

  it('gets the uniform error in the end-user realm', async () => {
    await forgotten()
    const browser = new Browser(server, authenticator)
    const answer = await browser.finish('/v1/sign-in/finish', assertion(authenticator, await browser.startSignIn()))
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication_failed' } })
    expect(bodyOf(answer)).not.toHaveProperty('signals')
  })
})

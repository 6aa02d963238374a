import { startTestApp, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { fromBase64url } from '../../src/testing/bytes.js'
import { Random } from '../../src/common/random.js'
import { dumpOf, expectOneCeremonyUsedUp } from '../support/dump.js'
import {
  assertion,
  Backend,
  bodyOf,
  type Json,
  Browser,
  ORIGIN,
  type PasskeyJson,
  registration,
} from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
beforeEach(async () => {
  server = await reuseTestApp()
  backend = new Backend(server)
})
afterEach(() => server.close())

async function backendWith(scopes: readonly string[]): Promise<Backend> {
  const { key } = bodyOf<{ key: string }>(await backend.send('POST', '/v1/api-keys', { name: 'limited', scopes }))
  return new Backend(server, key)
}

/** Removes a member of the stored ceremony, which earlier versions did not store. */
const removeExpectation = (name: string): Promise<void> =>
  server.unitOfWork.transaction(async (manager) => {
    const [row] = await manager.query<{ expectations: string }[]>('SELECT expectations FROM ceremonies')
    const { [name]: _removed, ...others } = JSON.parse(row?.expectations ?? '{}') as Json
    await manager.query('UPDATE ceremonies SET expectations = $1', [JSON.stringify(others)])
  })

describe('a registration', () => {
  it('creates a passkey', async () => {
    const authenticator = createAuthenticator()
    const options = await backend.creationOptions('ada', { displayName: 'Ada', passkey: { displayName: 'Blue key' } })
    const publicKey = registration(authenticator, options, { clientExtensionResults: { credProps: { rk: true } } })
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      passkey: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        credentialId: publicKey.id,
        displayName: 'Blue key',
        state: 'active',
        aaguid: 'd1e5c0ff-ee00-4000-8000-0000000000aa',
        authenticator: { name: null, icon: null, iconDark: null, known: false, proven: false },
        transports: ['internal'],
        authenticatorAttachment: 'platform',
        discoverable: true,
        backupEligible: false,
        backupState: false,
        userVerified: true,
        attestation: { format: 'none', type: 'none', verdict: 'none' },
        createdAt: server.clock.now().toISOString(),
        createdBy: 'webauthn',
        lastUsedAt: null,
      },
      extensions: expect.objectContaining({ credProps: { rk: true }, credProtect: null }),
      signals: {
        allAcceptedCredentials: {
          rpId: 'localhost',
          userId: options.user.id,
          allAcceptedCredentialIds: [publicKey.id],
        },
        currentUserDetails: {
          rpId: 'localhost',
          userId: options.user.id,
          name: 'ada@example.com',
          displayName: 'Ada',
        },
      },
      trace: expect.objectContaining({ ceremony: 'registration', outcome: 'passed' }),
    })
    const { items: passkeys } = bodyOf<{ items: PasskeyJson[] }>(await backend.send('GET', '/v1/users/ada/passkeys'))
    expect(passkeys).toEqual([bodyOf(answer)['passkey']])
  })

  it('stores the credential record and the evidence unchanged', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'), { format: 'packed' })
    expect((await backend.finishRegistration('ada', publicKey)).status).toBe(200)
    const [row] = await server.unitOfWork.transaction((manager) => manager.query<Json[]>('SELECT * FROM passkeys'))
    expect({ ...row, sign_count: Number(row?.['sign_count']) }).toMatchObject({
      rp_id: 'localhost',
      sign_count: 0,
      attestation_format: 'packed',
      attestation_verdict: 'untrusted',
      attestation_object: Buffer.from(publicKey.response.attestationObject, 'base64url'),
      client_data_json: Buffer.from(publicKey.response.clientDataJSON, 'base64url'),
    })
  })

  it('offers the configured options', async () => {
    const options = await backend.creationOptions('ada', { displayName: 'Ada' })
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Latchkey' },
      user: { name: 'ada@example.com', displayName: 'Ada' },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      timeout: 300_000,
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'preferred' },
      attestation: 'none',
      extensions: { credProps: true },
    })
  })

  it('identifies the user by a stable handle of 64 random bytes', async () => {
    const [first, again, other] = [
      await backend.creationOptions('ada'),
      await backend.creationOptions('ada'),
      await backend.creationOptions('grace'),
    ]
    expect(fromBase64url(first.user.id)).toHaveLength(64)
    expect(again.user.id).toBe(first.user.id)
    expect(other.user.id).not.toBe(first.user.id)
  })

  it('excludes authenticators that hold a passkey of the user', async () => {
    const authenticator = createAuthenticator()
    const { credentialId } = await backend.enrol('ada', authenticator)
    const options = await backend.creationOptions('ada')
    expect(options.excludeCredentials).toEqual([{ type: 'public-key', id: credentialId, transports: ['internal'] }])
    expect(() => registration(authenticator, options)).toThrow('excluded credential')
  })

  const known = { emailOrUsername: 'ada@example.com', displayName: 'Ada' }
  const given = { emailOrUsername: 'lovelace', displayName: 'Countess' }
  it.each([
    [['admin'], given],
    [['registration:write', 'users:write'], given],
    [['registration:write', 'users:read', 'passkeys:write'], known],
    [['registration:write'], known],
  ])('renames an existing user only with the scope users:write: %j', async (scopes, names) => {
    await backend.send('POST', '/v1/users', { userId: 'ada', ...known })
    const limited = await backendWith(scopes)
    const { emailOrUsername, displayName } = given
    const { user } = await limited.creationOptions('ada', { emailOrUsername, displayName })
    expect(user).toMatchObject({ name: names.emailOrUsername, displayName: names.displayName })
    expect((await backend.send('GET', '/v1/users/ada')).body).toMatchObject(names)
  })

  it('creates a user with the given names, regardless of the scope users:write', async () => {
    const limited = await backendWith(['registration:write'])
    const { user } = await limited.creationOptions('grace', { displayName: 'Grace' })
    expect(user).toMatchObject({ name: 'grace@example.com', displayName: 'Grace' })
    const answer = await backend.send('GET', '/v1/users?emailOrUsername=grace@example.com')
    expect(answer.body).toMatchObject({ items: [{ userId: 'grace', displayName: 'Grace' }] })
  })

  it('does not change an omitted display name', async () => {
    await backend.creationOptions('ada', { displayName: 'Ada' })
    await backend.creationOptions('ada', { emailOrUsername: 'lovelace' })
    const answer = await backend.send('GET', '/v1/users/ada')
    expect(answer.body).toMatchObject({ emailOrUsername: 'lovelace', displayName: 'Ada' })
  })

  it('does not move a name between users without the scope users:write', async () => {
    for (const userId of ['ada', 'eve']) await backend.send('POST', '/v1/users', { userId, emailOrUsername: userId })
    const limited = await backendWith(['registration:write'])
    const before = await dumpOf(server)
    await limited.creationOptions('ada', { emailOrUsername: 'old' })
    await limited.creationOptions('eve', { emailOrUsername: 'ada' })
    expect({ ...(await dumpOf(server)), ceremonies: [] }).toEqual({ ...before, ceremonies: [] })
  })

  it('stores the name of another user as a label', async () => {
    await backend.creationOptions('ada', { emailOrUsername: 'shared@example.com' })
    await backend.enrol('grace', createAuthenticator())
    await backend.creationOptions('grace', { emailOrUsername: 'Shared@example.com' })
    const named = await backend.send('GET', '/v1/users?emailOrUsername=shared@example.com')
    expect(bodyOf<{ items: object[] }>(named).items).toEqual([expect.objectContaining({ userId: 'ada' })])
    expect((await backend.send('GET', '/v1/users/grace')).body).toMatchObject({ emailOrUsername: 'Shared@example.com' })
  })
})

describe('the challenge of a registration', () => {
  it('is 32 random bytes, and only its hash is stored [reg.challenge.entropy]', async () => {
    const challenges = [await backend.creationOptions('ada'), await backend.creationOptions('ada')]
    const [first = '', second = ''] = challenges.map(({ challenge }) => challenge)
    expect(fromBase64url(first)).toHaveLength(32)
    expect(first).not.toBe(second)
    expect(JSON.stringify(await dumpOf(server))).not.toContain(first)
    const stored = await server.unitOfWork.transaction((manager) =>
      manager.query('SELECT challenge_hash FROM ceremonies'),
    )
    const hashes = (stored as { challenge_hash: Buffer }[]).map(({ challenge_hash }) => challenge_hash)
    expect(hashes.some((hash) => hash.equals(Buffer.from(first, 'base64url')))).toBe(false)
  })

  it('fails when the random number generator returns constant bytes [reg.challenge.entropy]', async () => {
    const stuck = await startTestApp({ random: new StuckRandom() })
    const body = { userId: 'ada', emailOrUsername: 'ada' }
    const answer = await new Backend(stuck).send('POST', '/v1/registration/start', body)
    expect(answer).toMatchObject({ status: 500 })
    expect((await dumpOf(stuck)).ceremonies).toEqual([])
    await stuck.close()
  })
})

class StuckRandom extends Random {
  bytes(length: number): Uint8Array {
    return new Uint8Array(length).fill(7)
  }

  uuid(): string {
    return '00000000-0000-4000-8000-000000000000'
  }
}

describe('the ceremony of a registration', () => {
  it('allows one successful finish [reg.session.single-use]', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    expect((await backend.finishRegistration('ada', publicKey)).status).toBe(200)
    const before = await dumpOf(server)
    const replayed = await backend.finishRegistration('ada', publicKey)
    expect(replayed).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('allows no second attempt after a failed one [reg.session.single-use]', async () => {
    const options = await backend.creationOptions('ada')
    const before = await dumpOf(server)
    const foreign = registration(createAuthenticator(), options, { origin: 'https://evil.example' })
    const refused = await backend.finishRegistration('ada', foreign)
    expect(refused).toMatchObject({ status: 422, body: { code: 'origin_unexpected', step: 'registration.origin' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
    const honest = registration(createAuthenticator(), options)
    const late = await backend.finishRegistration('ada', honest)
    expect(late).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
  })

  it('is finished by exactly one of two concurrent requests [reg.session.single-use]', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    const answers = await Promise.all(Array.from({ length: 20 }, () => backend.finishRegistration('ada', publicKey)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(19)
  })

  it('expires [reg.session.expiry]', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    const before = await dumpOf(server)
    server.clock.advanceSeconds(300)
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 410, body: { code: 'challenge_expired' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('can be finished until its expiry [reg.session.expiry]', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    server.clock.advanceSeconds(299)
    expect((await backend.finishRegistration('ada', publicKey)).status).toBe(200)
  })

  it('can be finished only for the user that it was started for [reg.session.user-binding]', async () => {
    await backend.enrol('mallory', createAuthenticator())
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    const before = await dumpOf(server)
    const answer = await backend.finishRegistration('mallory', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it.each([
    ['deleted', []],
    ['deleted and created again', ['again']],
  ])('cannot be finished for a user who was %s in the meantime [reg.session.user-binding]', async (_what, again) => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    expect((await backend.send('DELETE', '/v1/users/ada')).status).toBe(204)
    for (const emailOrUsername of again) await backend.send('POST', '/v1/users', { userId: 'ada', emailOrUsername })
    const before = await dumpOf(server)
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('cannot be finished with the challenge of an authentication [reg.session.ceremony-kind]', async () => {
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const { challenge } = await backend.requestOptions({ userId: 'ada' })
    const creation = await backend.creationOptions('ada')
    const publicKey = registration(createAuthenticator(), { ...creation, challenge })
    const before = await dumpOf(server)
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('cannot be finished by the route that finishes authentications [reg.session.ceremony-kind]', async () => {
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const creation = await backend.creationOptions('ada')
    const publicKey = registration(createAuthenticator(), creation, {
      tamper: { clientData: (fields) => ({ ...fields, type: 'webauthn.get' }) },
    })
    const before = await dumpOf(server)
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'type_unexpected', step: 'registration.type' } })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('cannot be finished in another realm', async () => {
    const browser = new Browser(server)
    const publicKey = registration(browser.authenticator, await browser.startSignUp('ada@example.org'))
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
  })

  it('is not found for an unknown challenge', async () => {
    const options = await backend.creationOptions('ada')
    const before = await dumpOf(server)
    const publicKey = registration(createAuthenticator(), { ...options, challenge: 'AAAAAAAAAAAAAAAAAAAAAA' })
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 404, body: { code: 'challenge_unknown' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('is deleted after its expiry, following a grace period', async () => {
    await backend.creationOptions('ada')
    const { CeremoniesService } = await import('../../src/passkeys/ceremonies/ceremonies.service.js')
    const ceremonies = server.app.get(CeremoniesService, { strict: false })
    server.clock.advanceSeconds(899)
    await ceremonies.purge()
    expect((await dumpOf(server)).ceremonies).toHaveLength(1)
    server.clock.advanceSeconds(2)
    await ceremonies.purge()
    expect((await dumpOf(server)).ceremonies).toEqual([])
  })
})

describe('the expected values of a registration', () => {
  it.each([
    ['next to the credential', (publicKey: object) => ({ publicKey, expectedOrigin: 'https://evil.example' }), 400],
    [
      'inside the credential',
      (publicKey: object) => ({
        publicKey: {
          ...publicKey,
          challenge: 'x',
          origin: 'https://evil.example',
          expectedOrigins: ['https://evil.example'],
        },
      }),
      422,
    ],
  ])('never come from the request, %s [reg.step-01.options-from-server-state]', async (_where, pack, status) => {
    const options = await backend.creationOptions('ada')
    const publicKey = registration(createAuthenticator(), options, { origin: 'https://evil.example' })
    const body = { userId: 'ada', ...pack(publicKey) }
    const answer = await backend.send('POST', '/v1/registration/finish', body)
    expect(answer.status).toBe(status)
    expect((await dumpOf(server)).passkeys).toEqual([])
  })

  it('are fixed when the ceremony starts [reg.step-01.options-from-server-state]', async () => {
    const options = await backend.creationOptions('ada')
    const publicKey = registration(
      createAuthenticator(),
      { ...options, pubKeyCredParams: [{ alg: -7 }] },
      { algorithm: 'ES384' },
    )
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'algorithm_not_requested' } })
  })

  it('may include an additional origin within the RP ID', async () => {
    const additionalAllowedOrigin = 'http://app.localhost:8080'
    const options = await backend.creationOptions('ada', { additionalAllowedOrigin })
    const publicKey = registration(createAuthenticator(), options, { origin: additionalAllowedOrigin })
    expect((await backend.finishRegistration('ada', publicKey)).status).toBe(200)
    const another = await backend.creationOptions('ada')
    const refused = registration(createAuthenticator(), another, { origin: additionalAllowedOrigin })
    expect(await backend.finishRegistration('ada', refused)).toMatchObject({ body: { code: 'origin_unexpected' } })
  })

  it.each([
    'https://evil.example',
    'https://localhost.evil.example',
    'https://evillocalhost',
    'http://localhost:3000/',
    'http://LOCALHOST',
    'https://user@localhost',
    'android:apk-key-hash:0000000000000000000000000000000000000000000',
    'null',
    '*',
    'localhost',
  ])('never include the origin %s', async (additionalAllowedOrigin) => {
    const before = await dumpOf(server)
    const body = { userId: 'ada', emailOrUsername: 'ada', additionalAllowedOrigin }
    const answer = await backend.send('POST', '/v1/registration/start', body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'additional_origin_invalid' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('include the accepted attestation', async () => {
    const strict = await startTestApp({ config: { attestation: { none: 'refused', untrusted: 'refused' } } })
    const strictBackend = new Backend(strict)
    const refused = registration(createAuthenticator(), await strictBackend.creationOptions('ada'))
    const answer = await strictBackend.finishRegistration('ada', refused)
    expect(answer).toMatchObject({ status: 403, body: { code: 'attestation_none_refused', step: 'trust.none' } })
    const self = registration(createAuthenticator(), await strictBackend.creationOptions('ada'), {
      format: 'packed-self',
    })
    expect((await strictBackend.finishRegistration('ada', self)).status).toBe(200)
    await strict.close()
  })

  it('include user verification if the configuration requires it', async () => {
    const strict = await startTestApp({ config: { registration: { user_verification: 'required' } } })
    const strictBackend = new Backend(strict)
    const options = await strictBackend.creationOptions('ada')
    const publicKey = registration(createAuthenticator({ userVerification: false }), options)
    const answer = await strictBackend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'user_verification_missing' } })
    await strict.close()
  })

  it('include a discoverable passkey if the configuration requires it', async () => {
    const strict = await startTestApp({ config: { registration: { resident_key: 'required' } } })
    const strictBackend = new Backend(strict)
    const options = await strictBackend.creationOptions('ada')
    const clientExtensionResults = { credProps: { rk: false } }
    const publicKey = registration(createAuthenticator(), options, { clientExtensionResults })
    const answer = await strictBackend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'extension_output_refused' } })
    await strict.close()
  })

  it('include a credential ID of at least 16 bytes', async () => {
    const options = await backend.creationOptions('ada')
    const publicKey = registration(createAuthenticator(), options, { credentialId: new Uint8Array(15).fill(9) })
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 403, body: { code: 'credential_id_too_short' } })
  })
})

describe('the attachment of an authenticator', () => {
  /** Starts a registration with this attachment, changes the stored ceremony, and finishes with the reported attachment. */
  async function finish(requested: string | undefined, reported: string | undefined, removed?: string) {
    const backend = new Backend(server)
    const options = await backend.creationOptions(
      'ada',
      requested === undefined ? {} : { authenticatorAttachment: requested },
    )
    if (removed !== undefined) await removeExpectation(removed)
    const created = registration(createAuthenticator(), options)
    return backend.finishRegistration('ada', { ...created, authenticatorAttachment: reported })
  }

  it.each([
    ['platform', 'platform'],
    ['cross-platform', 'cross-platform'],
    ['platform', undefined],
    ['platform', 'unknown'],
    [undefined, 'platform'],
    [undefined, 'cross-platform'],
  ])('is accepted if the request was %s and the report is %s', async (requested, reported) => {
    expect((await finish(requested, reported)).status).toBe(200)
  })

  it('is not compared if an earlier version started the ceremony', async () => {
    expect((await finish('platform', 'cross-platform', 'authenticatorAttachment')).status).toBe(200)
  })
})

describe('a credential', () => {
  it('can be registered for only one user [reg.step-26.unique]', async () => {
    const victim = createAuthenticator()
    await backend.enrol('victim', victim)
    const [{ id: credentialId } = { id: new Uint8Array() }] = victim.credentials
    const options = await backend.creationOptions('attacker')
    const before = await dumpOf(server)
    const publicKey = registration(createAuthenticator(), options, { credentialId })
    const answer = await backend.finishRegistration('attacker', publicKey)
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'credential_already_registered', step: 'registration.notRegistered' },
    })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
  })

  it('cannot be registered if the options excluded it, even after its deletion [reg.step-26.exclude-enforced]', async () => {
    const first = createAuthenticator()
    const { id } = await backend.enrol('ada', first)
    const [{ id: credentialId } = { id: new Uint8Array() }] = first.credentials
    const options = await backend.creationOptions('ada')
    expect((await backend.send('DELETE', `/v1/users/ada/passkeys/${id}`)).status).toBe(200)
    const before = await dumpOf(server)
    const publicKey = registration(createAuthenticator(), options, { credentialId })
    expect(await backend.finishRegistration('ada', publicKey)).toMatchObject({
      status: 422,
      body: { code: 'credential_already_registered', step: 'registration.notRegistered' },
    })
    expectOneCeremonyUsedUp(before, await dumpOf(server))
    const later = registration(createAuthenticator(), await backend.creationOptions('ada'), { credentialId })
    expect((await backend.finishRegistration('ada', later)).status).toBe(200)
  })

  it('is not excluded by ceremonies of an earlier version, which recorded no excluded credentials', async () => {
    const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
    await removeExpectation('excludeCredentials')
    expect((await backend.finishRegistration('ada', publicKey)).status).toBe(200)
  })

  it('is registered once by concurrent requests [reg.step-26.unique]', async () => {
    const credentialId = new Uint8Array(32).fill(5)
    const users = Array.from({ length: 10 }, (_, i) => `user-${i}`)
    const finishes = []
    for (const user of users) {
      const publicKey = registration(createAuthenticator(), await backend.creationOptions(user), { credentialId })
      finishes.push(() => backend.finishRegistration(user, publicKey))
    }
    const answers = await Promise.all(finishes.map((finish) => finish()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
      Array.from({ length: 9 }, () => [422, 'credential_already_registered']),
    )
    expect((await dumpOf(server)).passkeys).toHaveLength(1)
  })
})

describe('the limit of passkeys', () => {
  it('is checked at the start', async () => {
    for (let i = 0; i < 5; i += 1) await backend.enrol('ada', createAuthenticator())
    const before = await dumpOf(server)
    const body = { userId: 'ada', emailOrUsername: 'changed' }
    const answer = await backend.send('POST', '/v1/registration/start', body)
    expect(answer).toMatchObject({ status: 409, body: { code: 'passkey_limit_reached', max: 5, current: 5 } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('is enforced for 50 concurrent registrations', async () => {
    const finishes = []
    for (let i = 0; i < 50; i += 1) {
      const publicKey = registration(createAuthenticator(), await backend.creationOptions('ada'))
      finishes.push(() => backend.finishRegistration('ada', publicKey))
    }
    const answers = await Promise.all(finishes.map((finish) => finish()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(45)
    expect(refused[0]?.body).toMatchObject({ code: 'passkey_limit_reached', max: 5, current: 5 })
    expect((await dumpOf(server)).passkeys).toHaveLength(5)
  })
})

describe('a rejected registration', () => {
  it('returns the step, the code and the trace to a backend', async () => {
    const options = await backend.creationOptions('ada')
    const publicKey = registration(createAuthenticator(), options, { origin: 'https://evil.example' })
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer.body).toMatchObject({
      code: 'origin_unexpected',
      step: 'registration.origin',
      trace: { outcome: 'failed', failedStep: 'registration.origin' },
    })
    const steps = bodyOf<{ trace: { steps: { id: string; outcome: string; evidence?: unknown }[] } }>(answer).trace
      .steps
    expect(steps.find(({ id }) => id === 'registration.origin')).toMatchObject({
      outcome: 'failed',
      evidence: { got: 'https://evil.example', expected: [ORIGIN] },
    })
  })

  it('does not return the challenge [reg.error.no-oracle]', async () => {
    const options = await backend.creationOptions('ada')
    const publicKey = registration(createAuthenticator(), options, { origin: 'https://evil.example' })
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer.text).not.toContain(options.challenge)
  })

  it('returns the path of malformed input and does not use up the ceremony', async () => {
    const options = await backend.creationOptions('ada')
    const publicKey = registration(createAuthenticator(), options)
    const broken = { ...publicKey, response: { ...publicKey.response, clientDataJSON: '=' } }
    const answer = await backend.finishRegistration('ada', broken)
    expect(answer).toMatchObject({ status: 400, body: { path: 'response.clientDataJSON' } })
    expect((await backend.finishRegistration('ada', publicKey)).status).toBe(200)
  })

  it('is rejected for the response of an authentication', async () => {
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const publicKey = assertion(authenticator, await backend.requestOptions({ userId: 'ada' }))
    expect((await backend.finishRegistration('ada', publicKey)).status).toBe(400)
  })
})

import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { createAuthenticator, FLAG, type RegistrationInput } from '../../src/testing/index.js'
import type { AuthenticatorDataFields } from '../../src/testing/authenticator-data.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, type Json, registration } from '../support/flows.js'
import { reuseTestApp } from '../support/reused-app.js'

let server: TestApp
let backend: Backend
beforeAll(async () => {
  server = await reuseTestApp({ config: { max_passkeys_per_user: 10 } })
  backend = new Backend(server)
})
afterAll(() => server.close())

const start = (more: Json, of = backend): Promise<TestResponse> =>
  of.send('POST', '/v1/registration/start', { userId: 'ada', emailOrUsername: 'ada@example.com', ...more })

/** Starts a registration with options and returns the response of a client. */
async function register(more: Json, input: Partial<RegistrationInput> = {}, of = backend): Promise<TestResponse> {
  const userId = `user-${(count += 1)}`
  const publicKey = registration(createAuthenticator(), await of.creationOptions(userId, more), input)
  return of.finishRegistration(userId, publicKey)
}
let count = 0

const refused = (path: string) => ({
  status: 400,
  body: { code: 'option_not_allowed', errors: [{ path, reason: expect.stringContaining('must ') }] },
})

/** Runs a test against a service with the given section `registration`. */
async function withRegistration(section: Json, test: (strict: Backend) => Promise<void>): Promise<void> {
  const strict = await startTestApp({ config: { registration: section } })
  try {
    await test(new Backend(strict))
  } finally {
    await strict.close()
  }
}

describe('the options of a registration', () => {
  it('default to the configuration', async () => {
    expect((await start({})).body).toMatchObject({
      mediation: 'optional',
      registrationOptions: {
        authenticatorSelection: { residentKey: 'preferred', requireResidentKey: false, userVerification: 'preferred' },
        attestation: 'none',
        attestationFormats: [],
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
        hints: [],
        timeout: 300_000,
        excludeCredentials: [],
        extensions: { credProps: true },
      },
    })
  })

  it.each([
    [{ authenticatorAttachment: 'platform' }, { authenticatorSelection: { authenticatorAttachment: 'platform' } }],
    [
      { authenticatorAttachment: 'cross-platform' },
      { authenticatorSelection: { authenticatorAttachment: 'cross-platform' } },
    ],
    [{ residentKey: 'required' }, { authenticatorSelection: { residentKey: 'required', requireResidentKey: true } }],
    [{ userVerification: 'required' }, { authenticatorSelection: { userVerification: 'required' } }],
    [{ attestation: 'indirect' }, { attestation: 'indirect' }],
    [{ attestation: 'direct' }, { attestation: 'direct' }],
    [
      { attestation: 'direct', attestationFormats: ['packed', 'tpm'] },
      { attestation: 'direct', attestationFormats: ['packed', 'tpm'] },
    ],
    [{ attestationFormats: ['none', 'packed'] }, { attestation: 'none', attestationFormats: ['none', 'packed'] }],
    [
      { algorithms: ['RS256', 'ES256'] },
      {
        pubKeyCredParams: [
          { type: 'public-key', alg: -257 },
          { type: 'public-key', alg: -7 },
        ],
      },
    ],
    [{ hints: ['hybrid', 'security-key'] }, { hints: ['hybrid', 'security-key'] }],
    [{ timeoutSeconds: 60 }, { timeout: 60_000 }],
    [{ extensions: {} }, { extensions: { credProps: true } }],
    [{ extensions: { minPinLength: true } }, { extensions: { credProps: true, minPinLength: true } }],
    [{ extensions: { minPinLength: false } }, { extensions: { credProps: true } }],
    [{ extensions: { prf: {} } }, { extensions: { credProps: true, prf: {} } }],
    [
      { extensions: { prf: { eval: { first: 'AQ', second: 'Ag' } } } },
      { extensions: { credProps: true, prf: { eval: { first: 'AQ', second: 'Ag' } } } },
    ],
    [
      { extensions: { largeBlob: { support: 'preferred' } } },
      { extensions: { credProps: true, largeBlob: { support: 'preferred' } } },
    ],
    [{ extensions: { credBlob: 'AQID' } }, { extensions: { credProps: true, credBlob: 'AQID' } }],
    [
      { extensions: { appidExclude: 'https://localhost/app-id.json' } },
      { extensions: { credProps: true, appidExclude: 'https://localhost/app-id.json' } },
    ],
    [
      {
        extensions: {
          credentialProtectionPolicy: 'userVerificationRequired',
          enforceCredentialProtectionPolicy: true,
        },
      },
      {
        extensions: {
          credProps: true,
          credentialProtectionPolicy: 'userVerificationRequired',
          enforceCredentialProtectionPolicy: true,
        },
      },
    ],
    [
      { extensions: { credentialProtectionPolicy: 'userVerificationRequired' } },
      { authenticatorSelection: { userVerification: 'required' } },
    ],
    [
      { extensions: { credentialProtectionPolicy: 'userVerificationOptionalWithCredentialIDList' } },
      { authenticatorSelection: { userVerification: 'preferred' } },
    ],
  ])('for the request %j are %j', async (more, expected) => {
    const { registrationOptions } = bodyOf(await start(more))
    expect(registrationOptions).toMatchObject(expected)
    if ('extensions' in expected) expect(registrationOptions).toHaveProperty('extensions', expected.extensions)
  })

  it('contain the actual timeout', async () => {
    const { expiresAt } = bodyOf<{ expiresAt: string }>(await start({ timeoutSeconds: 60 }))
    expect(Date.parse(expiresAt)).toBe(server.clock.now().getTime() + 60_000)
  })

  it('contain the configured hints unless the request replaces them', async () => {
    await withRegistration({ hints: ['client-device'] }, async (strict) => {
      expect(await strict.creationOptions('ada')).toMatchObject({ hints: ['client-device'] })
      expect(await strict.creationOptions('ada', { hints: [] })).toMatchObject({ hints: [] })
    })
  })
})

describe('a request whose options differ from the configuration', () => {
  it.each([
    ['userVerification', { user_verification: 'preferred' }, { userVerification: 'discouraged' }],
    ['userVerification', { user_verification: 'required' }, { userVerification: 'preferred' }],
    [
      'userVerification',
      { user_verification: 'preferred' },
      { userVerification: 'preferred', extensions: { credentialProtectionPolicy: 'userVerificationRequired' } },
    ],
    ['residentKey', { resident_key: 'required' }, { residentKey: 'preferred' }],
    [
      'authenticatorAttachment',
      { authenticator_attachment: 'platform' },
      { authenticatorAttachment: 'cross-platform' },
    ],
    ['attestation', { attestation: 'direct' }, { attestation: 'none' }],
    ['attestation', { attestation: 'enterprise' }, { attestation: 'direct' }],
    ['attestation', { attestation: 'direct' }, { attestation: 'enterprise' }],
    ['attestationFormats', {}, { attestation: 'direct', attestationFormats: ['android-safetynet'] }],
    ['attestationFormats', {}, { attestationFormats: ['packed'] }],
    ['algorithms', { algorithms: ['ES256'] }, { algorithms: ['ES256', 'RS256'] }],
    ['timeoutSeconds', { timeout_seconds: 60 }, { timeoutSeconds: 61 }],
  ])('is rejected if %s is weaker: configuration %j, request %j', async (path, section, more) => {
    await withRegistration(section, async (strict) => {
      const before = await dumpOf(strict.server)
      expect(await start(more, strict)).toMatchObject(refused(path))
      expect(await dumpOf(strict.server)).toEqual(before)
    })
  })

  it.each([
    [{ user_verification: 'required' }, { userVerification: 'required' }],
    [{ resident_key: 'discouraged' }, { residentKey: 'required' }],
    [{ authenticator_attachment: 'platform' }, { authenticatorAttachment: 'platform' }],
    [{ attestation: 'enterprise' }, { attestation: 'enterprise' }],
    [{ algorithms: ['ES256', 'ES384'] }, { algorithms: ['ES384'] }],
    [{ timeout_seconds: 60 }, { timeoutSeconds: 60 }],
  ])('is accepted if the options are stricter: configuration %j, request %j', async (section, more) => {
    await withRegistration(section, async (strict) => {
      expect((await start(more, strict)).status).toBe(200)
    })
  })
})

describe('an invalid request', () => {
  it.each([
    [{ userVerification: 'never' }, 'userVerification'],
    [{ residentKey: true }, 'residentKey'],
    [{ authenticatorAttachment: 'any' }, 'authenticatorAttachment'],
    [{ attestation: 'all' }, 'attestation'],
    [{ attestationFormats: [] }, 'attestationFormats'],
    [{ attestationFormats: ['none', 'none'] }, 'attestationFormats'],
    [{ attestationFormats: ['made-up'] }, 'attestationFormats'],
    [{ attestationFormats: 'none' }, 'attestationFormats'],
    [{ algorithms: [] }, 'algorithms'],
    [{ algorithms: [-7] }, 'algorithms'],
    [{ algorithms: ['RS1'] }, 'algorithms'],
    [{ hints: ['smart-watch'] }, 'hints'],
    [{ hints: ['hybrid', 'hybrid'] }, 'hints'],
    [{ timeoutSeconds: 0 }, 'timeoutSeconds'],
    [{ timeoutSeconds: 1.5 }, 'timeoutSeconds'],
    [{ mediation: 'silent' }, 'mediation'],
    [{ excludeCredentials: [] }, 'excludeCredentials'],
    [{ extensions: [] }, 'extensions'],
    [{ extensions: 'all' }, 'extensions'],
    [{ extensions: { example: true } }, 'extensions.example'],
    [{ extensions: { credProps: false } }, 'extensions.credProps'],
    [{ extensions: { credentialProtectionPolicy: 3 } }, 'extensions.credentialProtectionPolicy'],
    [{ extensions: { enforceCredentialProtectionPolicy: true } }, 'extensions.credentialProtectionPolicy'],
    [{ extensions: { minPinLength: 4 } }, 'extensions.minPinLength'],
    [{ extensions: { largeBlob: {} } }, 'extensions.largeBlob.support'],
    [{ extensions: { largeBlob: { support: 'required', read: true } } }, 'extensions.largeBlob.read'],
    [{ extensions: { prf: { eval: {} } } }, 'extensions.prf.eval.first'],
    [{ extensions: { prf: { eval: { first: 'AQ==' } } } }, 'extensions.prf.eval.first'],
    [{ extensions: { prf: { evalByCredential: {} } } }, 'extensions.prf.evalByCredential'],
    [{ extensions: { credBlob: '' } }, 'extensions.credBlob'],
    [{ extensions: { credBlob: 'A'.repeat(44) } }, 'extensions.credBlob'],
    [{ extensions: { appidExclude: 'http://localhost/' } }, 'extensions.appidExclude'],
    [{ extensions: { appidExclude: 'javascript:alert(1)' } }, 'extensions.appidExclude'],
  ])('is rejected: %j', async (more, path) => {
    const answer = await start(more)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
    expect(bodyOf<{ errors: { path: string }[] }>(answer).errors.map((error) => error.path)).toContain(path)
  })
})

describe('a response must match', () => {
  it('the requested user verification', async () => {
    const options = await backend.creationOptions('ada', { userVerification: 'required' })
    const publicKey = registration(createAuthenticator({ userVerification: false }), options)
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'user_verification_missing' } })
  })

  it('the requested discoverability', async () => {
    const clientExtensionResults = { credProps: { rk: false } }
    const answer = await register({ residentKey: 'required' }, { clientExtensionResults })
    expect(answer).toMatchObject({ status: 403, body: { code: 'extension_output_refused' } })
  })

  it('the requested algorithms', async () => {
    const options = await backend.creationOptions('ada', { algorithms: ['RS256'] })
    const publicKey = registration(createAuthenticator(), options, { algorithm: 'ES256' })
    const answer = await backend.finishRegistration('ada', publicKey)
    expect(answer).toMatchObject({ status: 422, body: { code: 'algorithm_not_requested' } })
  })

  it.each([
    ['none', 403],
    ['packed-self', 200],
  ] as const)('the requested formats: %s gets %i', async (format, status) => {
    const answer = await register({ attestation: 'direct', attestationFormats: ['packed'] }, { format })
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.body).toMatchObject({ code: 'format_disabled', step: 'registration.format' })
  })

  it.each([
    [1, 403],
    [2, 200],
    [3, 200],
    [undefined, 403],
  ])('the enforced protection: level %p gets %i', async (level, status) => {
    const extensions = {
      credentialProtectionPolicy: 'userVerificationOptionalWithCredentialIDList',
      enforceCredentialProtectionPolicy: true,
    }
    const input = level === undefined ? {} : { extensions: new Map([['credProtect', level]]) }
    const answer = await register({ extensions }, input)
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.body).toMatchObject({ step: 'extensions.credentialProtection' })
  })

  it('no protection level unless the request enforced one', async () => {
    const extensions = { credentialProtectionPolicy: 'userVerificationRequired' }
    const answer = await register({ extensions }, { extensions: new Map([['credProtect', 1]]) })
    expect(answer).toMatchObject({ status: 200, body: { extensions: { credProtect: 'userVerificationOptional' } } })
  })

  it.each([
    ['required', { largeBlob: { supported: true } }, 200],
    ['required', { largeBlob: { supported: false } }, 403],
    ['required', {}, 403],
    ['preferred', { largeBlob: { supported: false } }, 200],
  ])('the large blob support "%s": %j gets %i', async (support, clientExtensionResults, status) => {
    const answer = await register({ extensions: { largeBlob: { support } } }, { clientExtensionResults })
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.body).toMatchObject({ step: 'extensions.largeBlob' })
  })

  it('only the options of its own request, not of another one by the same user', async () => {
    const lax = await backend.creationOptions('two-at-once')
    await backend.creationOptions('two-at-once', { userVerification: 'required' })
    const publicKey = registration(createAuthenticator({ userVerification: false }), lax)
    expect((await backend.finishRegistration('two-at-once', publicKey)).status).toBe(200)
  })
})

describe('a passkey that the client creates without a prompt', () => {
  const absent = { tamper: { fields: withoutUser } }

  function withoutUser(fields: AuthenticatorDataFields): AuthenticatorDataFields {
    return { ...fields, flags: fields.flags & ~(FLAG.UP | FLAG.UV) }
  }

  it('is started with the mediation "conditional"', async () => {
    expect((await start({ mediation: 'conditional' })).body).toMatchObject({ mediation: 'conditional' })
  })

  it.each([
    ['conditional', 'absent', 200],
    ['conditional', 'present', 200],
    ['optional', 'absent', 422],
    [undefined, 'absent', 422],
  ])('created with mediation %p and the user %s gets the status %i', async (mediation, user, status) => {
    const answer = await register(mediation === undefined ? {} : { mediation }, user === 'absent' ? absent : {})
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.body).toMatchObject({ code: 'user_presence_missing' })
  })

  it('still requires user verification if configured', async () => {
    const answer = await register({ mediation: 'conditional', userVerification: 'required' }, absent)
    expect(answer).toMatchObject({ status: 422, body: { code: 'user_verification_missing' } })
  })

  it('requires user presence for authentications', async () => {
    const authenticator = createAuthenticator()
    const options = await backend.creationOptions('quiet', { mediation: 'conditional' })
    await backend.finishRegistration('quiet', registration(authenticator, options, absent))
    const request = await backend.requestOptions({ userId: 'quiet' })
    const publicKey = authenticator.authenticate(request, {
      origin: 'http://localhost:3000',
      ...absent,
    })
    const answer = await backend.finishAuthentication(publicKey, { userId: 'quiet' })
    expect(answer).toMatchObject({ status: 401, body: { code: 'user_presence_missing' } })
  })
})

describe('the extension outputs', () => {
  const NOTHING = {
    credProtect: null,
    minPinLength: null,
    credBlob: null,
    credProps: null,
    largeBlob: null,
    prf: null,
    appidExclude: null,
  }

  it.each([
    ['no output', {}, {}],
    ['the minimum PIN length', { extensions: new Map([['minPinLength', 6]]) }, { minPinLength: 6 }],
    ['a stored blob', { extensions: new Map([['credBlob', true]]) }, { credBlob: true }],
    ['a blob that was not stored', { extensions: new Map([['credBlob', false]]) }, { credBlob: false }],
    [
      'the protection level',
      { extensions: new Map([['credProtect', 3]]) },
      { credProtect: 'userVerificationRequired' },
    ],
    ['discoverable', { clientExtensionResults: { credProps: { rk: true } } }, { credProps: { rk: true } }],
    ['unknown discoverability', { clientExtensionResults: { credProps: {} } }, { credProps: { rk: null } }],
    ['a pseudo-random function', { clientExtensionResults: { prf: { enabled: true } } }, { prf: { enabled: true } }],
    [
      'a function, without its values',
      { clientExtensionResults: { prf: { enabled: true, results: { first: 'c2VjcmV0' } } } },
      { prf: { enabled: true } },
    ],
    [
      'a large blob',
      { clientExtensionResults: { largeBlob: { supported: false } } },
      { largeBlob: { supported: false } },
    ],
    ['an AppID', { clientExtensionResults: { appidExclude: true } }, { appidExclude: true }],
    ['no output of an unknown extension', { clientExtensionResults: { example: 1 } }, {}],
  ])('contain %s', async (_what, input: Partial<RegistrationInput>, expected) => {
    const answer = await register({}, input)
    expect(answer).toMatchObject({ status: 200, body: { extensions: { ...NOTHING, ...expected } } })
    expect(answer.text).not.toContain('c2VjcmV0')
  })

  it.each([
    ['PIN length', { minPinLength: true }, { extensions: new Map([['minPinLength', -1]]) }],
    ['pseudo-random function', { prf: {} }, { clientExtensionResults: { prf: 'yes' } }],
    ['discoverability', {}, { clientExtensionResults: { credProps: { rk: 'yes' } } }],
  ])('are rejected for a requested extension with a malformed %s', async (_what, extensions, input) => {
    const answer = await register({ extensions }, input)
    expect(answer).toMatchObject({ status: 400, body: { code: 'extension_output_malformed' } })
  })

  it.each<[string, Partial<RegistrationInput>]>([
    ['protection level', { extensions: new Map([['credProtect', 9]]) }],
    ['PIN length', { extensions: new Map([['minPinLength', -1]]) }],
    ['pseudo-random function', { clientExtensionResults: { prf: 'yes' } }],
  ])('are ignored for an unrequested extension with a malformed %s', async (_what, input) => {
    expect(await register({}, input)).toMatchObject({ status: 200, body: { extensions: NOTHING } })
  })
})

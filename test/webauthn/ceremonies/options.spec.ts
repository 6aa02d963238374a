import type { CredentialId, RpId, UserHandle } from '../../../src/webauthn/bytes/brand.js'
import {
  createRegistrationOptions,
  type RegistrationOptionsInput,
} from '../../../src/webauthn/ceremonies/creation-options.js'
import {
  type AuthenticationOptionsInput,
  createAuthenticationOptions,
} from '../../../src/webauthn/ceremonies/request-options.js'
import { verifyAuthentication } from '../../../src/webauthn/ceremonies/authentication.js'
import { verifyRegistration } from '../../../src/webauthn/ceremonies/registration.js'
import { ConfigurationError } from '../../../src/webauthn/errors/engine-error.js'
import type { CoseAlgorithmId } from '../../../src/webauthn/structures/cose-algorithm.js'
import { createAuthenticator } from '../../../src/testing/index.js'
import {
  CHALLENGE,
  expectAuthentication,
  expectRegistration,
  ORIGIN,
  storedCredential,
} from '../../support/expectations.js'

const known = { id: Uint8Array.of(0xfb, 0xff) as CredentialId, transports: ['usb', 'hybrid'] }

const registration: RegistrationOptionsInput = {
  challenge: CHALLENGE,
  rp: { id: 'example.org' as RpId, name: 'Example' },
  user: { handle: Uint8Array.of(0xff, 0xee) as UserHandle, name: 'alice@example.org', displayName: 'Alice' },
  algorithms: [-8, -7],
  excludeCredentials: [known],
  authenticatorAttachment: 'platform',
  residentKey: 'required',
  userVerification: 'preferred',
  attestation: 'direct',
  attestationFormats: ['packed'],
  hints: ['client-device'],
  extensions: { credProps: true },
  timeoutMillis: 120_000,
}

const authentication: AuthenticationOptionsInput = {
  challenge: CHALLENGE,
  rpId: 'example.org' as RpId,
  allowCredentials: [known],
  userVerification: 'required',
  hints: [],
  extensions: {},
  timeoutMillis: 60_000,
}

describe('createRegistrationOptions', () => {
  it('returns the members of §5.1.8 with bytes as base64url', () => {
    expect(createRegistrationOptions(registration)).toEqual({
      rp: { id: 'example.org', name: 'Example' },
      user: { id: '_-4', name: 'alice@example.org', displayName: 'Alice' },
      challenge: Buffer.from(CHALLENGE).toString('base64url'),
      pubKeyCredParams: [
        { type: 'public-key', alg: -8 },
        { type: 'public-key', alg: -7 },
      ],
      timeout: 120_000,
      excludeCredentials: [{ type: 'public-key', id: '-_8', transports: ['usb', 'hybrid'] }],
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'preferred',
      },
      hints: ['client-device'],
      attestation: 'direct',
      attestationFormats: ['packed'],
      extensions: { credProps: true },
    })
  })

  it('omits the attachment "any" and empty transports', () => {
    const excludeCredentials = [{ ...known, transports: [] }]
    const options = createRegistrationOptions({ ...registration, authenticatorAttachment: 'any', excludeCredentials })
    expect(options.authenticatorSelection).not.toHaveProperty('authenticatorAttachment')
    expect(options.excludeCredentials).toEqual([{ type: 'public-key', id: '-_8' }])
  })

  it.each([
    ['required', true],
    ['preferred', false],
    ['discouraged', false],
  ] as const)(
    'returns residentKey %s as requireResidentKey %p for Level 1 clients',
    (residentKey, requireResidentKey) => {
      const { authenticatorSelection } = createRegistrationOptions({ ...registration, residentKey })
      expect(authenticatorSelection).toMatchObject({ residentKey, requireResidentKey })
    },
  )

  it.each([-65535, -999])('rejects the algorithm %p, which the runtime cannot verify', (unsupported) => {
    const algorithms = [-7, unsupported] as unknown as readonly [CoseAlgorithmId]
    const create = () => createRegistrationOptions({ ...registration, algorithms })
    expect(create).toThrow(ConfigurationError)
    expect(create).toThrow(`algorithms[1]: ${unsupported}`)
  })
})

describe('createAuthenticationOptions', () => {
  it('returns the members of §5.1.9 with bytes as base64url', () => {
    expect(createAuthenticationOptions(authentication)).toEqual({
      challenge: Buffer.from(CHALLENGE).toString('base64url'),
      timeout: 60_000,
      rpId: 'example.org',
      allowCredentials: [{ type: 'public-key', id: '-_8', transports: ['usb', 'hybrid'] }],
      userVerification: 'required',
      hints: [],
      extensions: {},
    })
  })
})

it('an authenticator that follows the options passes both verifications', () => {
  const authenticator = createAuthenticator()
  const created = authenticator.register(createRegistrationOptions(registration), { origin: ORIGIN })
  const { credential } = verifyRegistration(created, expectRegistration())
  expect(credential.algorithm).toBe(-8)
  const [held] = authenticator.credentials.map((each) => storedCredential(each))
  const options = createAuthenticationOptions({ ...authentication, allowCredentials: [] })
  const asserted = authenticator.authenticate(options, { origin: ORIGIN })
  const stored = { userHandle: registration.user.handle, record: credential }
  expect(verifyAuthentication(asserted, expectAuthentication(stored)).credentialId).toEqual(held?.record.id)
})

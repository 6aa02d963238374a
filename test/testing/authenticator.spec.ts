import {
  type Algorithm,
  ALGORITHMS,
  AUTHENTICATION_FAULTS,
  type AuthenticationFault,
  canGenerate,
  createAuthenticator,
  createCertificateAuthority,
  createCredentialKey,
  type CredentialKey,
  FORMATS,
  type FormatName,
  listRegistrationFaults,
  REGISTRATION_FAULTS,
  type RegistrationFault,
} from '../../src/testing/index.js'
import {
  type NonEmpty,
  type CoseAlgorithmId,
  type VerifiedRegistration,
  verifyAuthentication,
  verifyRegistration,
} from '../../src/webauthn/index.js'
import { DEFAULT_PATH_SETTINGS } from '../../src/webauthn/x509.js'
import { refusalOf } from '../support/table.js'
import { anchorsOf, attestationPolicy } from '../support/expectations-attestation.js'
import {
  creationOptions,
  expectAuthentication,
  expectRegistration,
  ORIGIN,
  requestOptions,
  storedCredential,
} from '../support/expectations.js'

const AT = new Date('2030-01-01T00:00:00Z')
const names = Object.keys(ALGORITHMS) as Algorithm[]
const available = names.filter(canGenerate)
const authority = createCertificateAuthority()
const keys = new Map<Algorithm, CredentialKey>()

/** The key of an algorithm, generated once. */
function keyOf(algorithm: Algorithm): CredentialKey {
  const key = keys.get(algorithm) ?? createCredentialKey(algorithm)
  keys.set(algorithm, key)
  return key
}

const NIST = ['ES256', 'ES384', 'ES512', 'ESP256', 'ESP384', 'ESP512'] as const
const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const

/** Requires the authority of the tests, and accepts its root in the certificates of a response. */
const POLICY = attestationPolicy({
  anchors: anchorsOf(authority.root.der),
  untrusted: 'refused',
  path: DEFAULT_PATH_SETTINGS,
})

/** The algorithms that a statement of a format can attest; formats that are not listed can attest every algorithm. */
const LIMITED: Readonly<Partial<Record<FormatName, readonly Algorithm[]>>> = {
  'fido-u2f': ['ES256'],
  tpm: [...NIST, ...RSA],
}

const combinations = FORMATS.flatMap((format) =>
  available.filter((name) => LIMITED[format]?.includes(name) ?? true).map((algorithm) => [format, algorithm] as const),
)

function verify(response: unknown): VerifiedRegistration {
  return verifyRegistration(
    response,
    expectRegistration({
      algorithms: names.map((name) => ALGORITHMS[name].id) as unknown as NonEmpty<CoseAlgorithmId>,
      userVerification: 'preferred',
      attestation: POLICY,
      at: AT,
    }),
  )
}

const register = (format: FormatName, algorithm: Algorithm) =>
  createAuthenticator({ format, authority, now: () => AT }).register(creationOptions(), {
    origin: ORIGIN,
    key: keyOf(algorithm),
  })

const VERDICTS: Readonly<Partial<Record<FormatName, string>>> = { none: 'none', 'packed-self': 'self' }

describe('registrations of the testing kit', () => {
  it.each(combinations)(
    'the engine verifies a registration with the format %s and the algorithm %s',
    (format, algorithm) => {
      const { attestation } = verify(register(format, algorithm))
      expect(attestation.trust.verdict).toBe(VERDICTS[format] ?? 'trusted')
    },
  )
})

const attested = FORMATS.flatMap((format) => listRegistrationFaults(format).map((fault) => [format, fault] as const))

describe('faults of registrations', () => {
  it.each(attested)(
    'the engine rejects a registration with the format %s and the fault %s',
    (format, fault: RegistrationFault) => {
      const { code } = REGISTRATION_FAULTS[fault]
      const authenticator = createAuthenticator({ format, authority, now: () => AT })
      const input = fault === 'unrequested-algorithm' ? {} : { key: keyOf('ES256') }
      const response = authenticator.register(creationOptions(), { origin: ORIGIN, fault, ...input })
      const expected = {
        userVerification: fault === 'no-user-verification' ? 'required' : 'preferred',
        attestation: POLICY,
        at: AT,
      } as const
      const { error } = refusalOf(() => verifyRegistration(response, expectRegistration(expected)))
      expect(error.code).toBe(typeof code === 'string' ? code : (code as Readonly<Record<string, string>>)[format])
    },
  )
})

describe('faults of authentications', () => {
  it.each(Object.keys(AUTHENTICATION_FAULTS) as AuthenticationFault[])(
    'the engine rejects an authentication with the fault %s',
    (fault) => {
      const authenticator = createAuthenticator()
      authenticator.register(creationOptions(), { origin: ORIGIN })
      authenticator.authenticate(requestOptions(), { origin: ORIGIN })
      const [held] = authenticator.credentials
      if (held === undefined) throw new Error('no credential')
      const stored = storedCredential(held)
      const response = authenticator.authenticate(requestOptions(), { origin: ORIGIN, fault })
      const { error } = refusalOf(() => verifyAuthentication(response, expectAuthentication(stored)))
      expect(error.code).toBe(AUTHENTICATION_FAULTS[fault].code)
    },
  )
})

import type { Challenge, CredentialId, Origin, RpId, UserHandle } from '../../src/webauthn/bytes/brand.js'
import type {
  AuthenticationExpectations,
  CeremonyExpectations,
  RegistrationExpectations,
  StoredCredential,
} from '../../src/webauthn/ceremonies/expectations.js'
import type { CredentialRecord } from '../../src/webauthn/structures/credential-record.js'
import { attestationPolicy } from './expectations-attestation.js'
import type { CreationOptions, HeldCredential, RequestOptions } from '../../src/testing/index.js'
import { toBase64url } from '../../src/testing/bytes.js'

/** The relying party of the tests and the values of one ceremony. */
export const RP_ID = 'example.org' as RpId
export const ORIGIN = 'https://example.org' as Origin
/** A page that frames the relying party. */
export const TOP_ORIGIN = 'https://portal.example' as Origin
export const CHALLENGE = Uint8Array.from({ length: 32 }, (_, i) => (i * 37 + 11) % 256) as Challenge
export const USER_HANDLE = Uint8Array.from({ length: 16 }, (_, i) => 0xa0 + i) as UserHandle
/** The time of the ceremony. The certificates of the tests are valid then. */
export const AT = new Date('2026-06-01T12:00:00Z')

const CEREMONY = {
  challenge: CHALLENGE,
  rpId: RP_ID,
  origins: new Set([ORIGIN]),
  framing: 'refused',
  userVerification: 'required',
  backup: { eligibility: 'any', state: 'any' },
  extensions: {
    requested: new Set<string>(),
    unsolicited: 'ignored',
    credentialProtection: 'any',
    residentKey: 'any',
    largeBlob: 'any',
  },
} as const satisfies CeremonyExpectations

/** The expectations for a registration with {@link creationOptions}. */
export function expectRegistration(overrides: Partial<RegistrationExpectations> = {}): RegistrationExpectations {
  return {
    ...CEREMONY,
    mediation: 'modal',
    algorithms: [-7, -8, -257],
    attestation: attestationPolicy(),
    at: AT,
    shortestCredentialId: 16,
    isRegistered: () => false,
    ...overrides,
  }
}

/** The expectations for an authentication with {@link requestOptions} by the owner of `credential`. */
export function expectAuthentication(
  credential: StoredCredential,
  overrides: Partial<AuthenticationExpectations> = {},
): AuthenticationExpectations {
  return {
    ...CEREMONY,
    user: { identifiedAs: credential.userHandle },
    allowCredentials: 'any',
    credential,
    appId: 'none',
    backupEligibilityChange: 'refuse',
    signCount: 'refuse',
    uvInitialization: 'not-authorized',
    ...overrides,
  }
}

/** Creation options as the server sends them to a client. */
export function creationOptions(overrides: Partial<CreationOptions> = {}): CreationOptions {
  return {
    challenge: toBase64url(CHALLENGE),
    rp: { id: RP_ID },
    user: { id: toBase64url(USER_HANDLE) },
    pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
    ...overrides,
  }
}

/** Request options as the server sends them to a client. */
export function requestOptions(overrides: Partial<RequestOptions> = {}): RequestOptions {
  return { challenge: toBase64url(CHALLENGE), rpId: RP_ID, ...overrides }
}

/** The credential record that the relying party stores for a credential in the authenticator. */
export function storedCredential(held: HeldCredential, overrides: Partial<CredentialRecord> = {}): StoredCredential {
  return {
    userHandle: held.userHandle as UserHandle,
    record: {
      type: 'public-key',
      id: held.id as CredentialId,
      publicKey: held.publicKey as CredentialRecord['publicKey'],
      signCount: held.signCount,
      uvInitialized: true,
      transports: ['internal'],
      backupEligible: false,
      backupState: false,
      rpId: held.rpId as RpId,
      createdBy: 'webauthn',
      ...overrides,
    },
  }
}

import type { Algorithm, AuthenticationFault, FormatName, RegistrationFault } from '../../../src/testing/index.js'

/** The formats, algorithms and checks that another implementation of relying parties supports. */
export interface Peer {
  /** The algorithms of credential keys that it registers, by attestation format. */
  readonly registers: Readonly<Record<FormatName, readonly Algorithm[]>>
  /** The algorithms whose signatures it verifies in an authentication. */
  readonly authenticates: readonly Algorithm[]
  /** Faults that it does not check, with the formats in which it accepts them. */
  readonly ignores: Readonly<Partial<Record<RegistrationFault, readonly FormatName[]>>>
  readonly ignoresInAuthentications: readonly AuthenticationFault[]
}

const NIST = ['ES256', 'ES384', 'ES512', 'ESP256', 'ESP384', 'ESP512'] as const
const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const
const ALL = [...NIST, 'ES256K', 'EdDSA', 'Ed25519', 'Ed448', ...RSA] as const

const CERTIFIED = ['packed', 'fido-u2f', 'android-safetynet', 'apple'] as const
const SIMPLE_FORMATS = ['none', 'packed-self', 'tpm', 'android-key', ...CERTIFIED] as const
const FIDO2_FORMATS = ['none', 'packed-self', 'tpm', ...CERTIFIED] as const

/** The checks of @simplewebauthn/server 14. */
export const SIMPLEWEBAUTHN: Peer = {
  registers: {
    none: ALL,
    packed: ALL,
    'packed-self': ['ES256', 'ES384', 'ES512', 'EdDSA', ...RSA],
    'fido-u2f': [...NIST, 'ES256K'],
    tpm: [...NIST, ...RSA],
    // It converts the key of the certificate to a COSE key and compares the bytes.
    'android-key': ['ES256', 'ES384'],
    'android-safetynet': ALL,
    apple: [...NIST, 'ES256K'],
    compound: [],
  },
  authenticates: ['ES256', 'ES384', 'ES512', 'EdDSA', ...RSA],
  ignores: {
    'cross-origin': SIMPLE_FORMATS,
    'wrong-credential-id': SIMPLE_FORMATS,
    'trailing-attestation-object': SIMPLE_FORMATS,
    // It decodes the public key only where the format requires it.
    'truncated-authenticator-data': ['none', 'packed', 'android-safetynet'],
    'malformed-public-key': ['none', 'packed', 'android-safetynet'],
    'android-key-imported': ['android-key'],
  },
  // Its caller looks up the credential and the user.
  ignoresInAuthentications: ['cross-origin', 'unknown-credential', 'wrong-user-handle'],
}

/** The checks of python-fido2 0.9, as Debian 12 packages it. */
export const FIDO2: Peer = {
  registers: {
    none: ALL,
    packed: ALL,
    // It verifies PS256 only with the longest possible salt; COSE requires a salt of the length of the hash.
    'packed-self': ['ES256', 'EdDSA', 'RS256'],
    'fido-u2f': [...NIST, 'ES256K'],
    // It fails with an internal error for keys on elliptic curves.
    tpm: ['RS256', 'PS256'],
    'android-key': [],
    'android-safetynet': ALL,
    apple: ALL,
    compound: [],
  },
  authenticates: ['ES256', 'EdDSA', 'RS256'],
  ignores: {
    'cross-origin': FIDO2_FORMATS,
    'inconsistent-backup-flags': FIDO2_FORMATS,
    'wrong-credential-id': FIDO2_FORMATS,
    'unrequested-algorithm': ['none', ...CERTIFIED],
    'malformed-public-key': ['none', 'packed', 'android-safetynet', 'apple'],
    'truncated-authenticator-data': ['none', 'packed', 'android-safetynet', 'apple'],
    'no-attested-credential': ['none', 'android-safetynet', 'apple'],
    'expired-certificate': ['tpm', ...CERTIFIED],
    'wrong-certificate-subject': ['tpm'],
    'attestation-of-other-key': ['apple'],
    'u2f-with-aaguid': ['fido-u2f'],
    'safetynet-stale': ['android-safetynet'],
  },
  // It leaves counters and users to its caller.
  ignoresInAuthentications: ['cross-origin', 'inconsistent-backup-flags', 'wrong-user-handle', 'repeated-sign-count'],
}

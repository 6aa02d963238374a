import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-android-safetynet-attestation'

/** The steps of §8.5, Android SafetyNet Attestation Statement Format, which the specification does not number. */
export const ANDROID_SAFETYNET = {
  name: 'androidSafetyNet',
  section: '§8.5',
  rows: {
    syntax: {
      id: 'androidSafetyNet.syntax',
      number: 1,
      anchor,
      kind: 'let',
      text: 'The statement holds a version and a response, which is a compact JWS with certificates.',
      code: null,
    },
    algorithm: {
      id: 'androidSafetyNet.algorithm',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'The response is signed with RS256.',
      code: 'safetynet_algorithm_refused',
    },
    nonce: {
      id: 'androidSafetyNet.nonce',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'The nonce is the base64 of the SHA-256 of authenticator data and client data hash.',
      code: 'safetynet_nonce_mismatch',
    },
    alternativeName: {
      id: 'androidSafetyNet.alternativeName',
      number: 4,
      anchor,
      kind: 'let',
      text: 'Parse the subject alternative name of the first certificate.',
      code: null,
    },
    hostname: {
      id: 'androidSafetyNet.hostname',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'The first certificate is issued to the host of the SafetyNet service.',
      code: 'safetynet_hostname_mismatch',
    },
    attestationKey: {
      id: 'androidSafetyNet.attestationKey',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Take the key of the service from the first certificate.',
      code: null,
    },
    signature: {
      id: 'androidSafetyNet.signature',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'The key of the first certificate signed the response.',
      code: 'attestation_signature_invalid',
      furtherCodes: ['attestation_algorithm_mismatch'],
    },
    ctsProfileMatch: {
      id: 'androidSafetyNet.ctsProfileMatch',
      number: 8,
      anchor,
      kind: 'verify',
      text: 'The device is genuine and unmodified as far as SafetyNet can tell.',
      code: 'safetynet_cts_profile_mismatch',
    },
    timestamp: {
      id: 'androidSafetyNet.timestamp',
      number: 9,
      anchor,
      kind: 'verify',
      text: 'The response was made shortly before.',
      code: 'safetynet_timestamp_refused',
    },
  },
} as const satisfies Catalogue

import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-android-safetynet-attestation'

/** The steps of §8.5, Android SafetyNet Attestation Statement Format. The specification does not number them. */
export const ANDROID_SAFETYNET = {
  name: 'androidSafetyNet',
  section: '§8.5',
  rows: {
    syntax: {
      id: 'androidSafetyNet.syntax',
      number: 1,
      anchor,
      kind: 'let',
      text: 'Decode the statement into ver and response, a compact JWS with certificates.',
      code: null,
    },
    algorithm: {
      id: 'androidSafetyNet.algorithm',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'Verify that the response is signed with RS256.',
      code: 'safetynet_algorithm_refused',
    },
    nonce: {
      id: 'androidSafetyNet.nonce',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'Verify that nonce is the Base64 of the SHA-256 hash over the authenticator data and the client data hash.',
      code: 'safetynet_nonce_mismatch',
    },
    alternativeName: {
      id: 'androidSafetyNet.alternativeName',
      number: 4,
      anchor,
      kind: 'let',
      text: 'Parse the Subject Alternative Name extension of the first certificate.',
      code: null,
    },
    hostname: {
      id: 'androidSafetyNet.hostname',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'Verify that the first certificate is issued to attest.android.com.',
      code: 'safetynet_hostname_mismatch',
    },
    attestationKey: {
      id: 'androidSafetyNet.attestationKey',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Get the public key of the first certificate.',
      code: null,
    },
    signature: {
      id: 'androidSafetyNet.signature',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'Verify the signature of the response with that key.',
      code: 'attestation_signature_invalid',
      furtherCodes: ['attestation_algorithm_mismatch'],
    },
    ctsProfileMatch: {
      id: 'androidSafetyNet.ctsProfileMatch',
      number: 8,
      anchor,
      kind: 'verify',
      text: 'Verify that ctsProfileMatch is true.',
      code: 'safetynet_cts_profile_mismatch',
    },
    timestamp: {
      id: 'androidSafetyNet.timestamp',
      number: 9,
      anchor,
      kind: 'verify',
      text: 'Verify that timestampMs is not in the future and not older than the maximum age.',
      code: 'safetynet_timestamp_refused',
    },
  },
} as const satisfies Catalogue

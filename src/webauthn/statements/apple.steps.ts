import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-apple-anonymous-attestation'

/** The steps of §8.8, Apple Anonymous Attestation Statement Format. Its steps 4 and 5 take two rows each. */
export const APPLE = {
  name: 'apple',
  section: '§8.8',
  rows: {
    syntax: {
      id: 'apple.syntax',
      number: 1,
      anchor,
      kind: 'let',
      text: 'Decode the statement into x5c.',
      code: null,
    },
    nonceToHash: {
      id: 'apple.nonceToHash',
      number: 2,
      anchor,
      kind: 'let',
      text: 'Concatenate the authenticator data and the client data hash to form nonceToHash.',
      code: null,
    },
    expectedNonce: {
      id: 'apple.expectedNonce',
      number: 3,
      anchor,
      kind: 'let',
      text: 'Compute the SHA-256 hash of nonceToHash to produce nonce.',
      code: null,
    },
    certifiedNonce: {
      id: 'apple.certifiedNonce',
      number: 4,
      anchor,
      kind: 'let',
      text: 'Parse the nonce extension of the first certificate, credCert.',
      code: null,
    },
    nonce: {
      id: 'apple.nonce',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'Verify that the extension is present and equals nonce.',
      code: 'apple_nonce_mismatch',
      furtherCodes: ['apple_nonce_missing'],
    },
    certifiedKey: {
      id: 'apple.certifiedKey',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Get the subject public key of credCert.',
      code: null,
    },
    publicKey: {
      id: 'apple.publicKey',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'Verify that the credential public key equals the subject public key of credCert.',
      code: 'attestation_key_mismatch',
    },
  },
} as const satisfies Catalogue

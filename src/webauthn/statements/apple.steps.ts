import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-apple-anonymous-attestation'

/** The steps of §8.8, Apple Anonymous Attestation Statement Format; its fourth step is told in two. */
export const APPLE = {
  name: 'apple',
  section: '§8.8',
  rows: {
    syntax: {
      id: 'apple.syntax',
      number: 1,
      anchor,
      kind: 'let',
      text: 'The statement holds certificates.',
      code: null,
    },
    nonceToHash: {
      id: 'apple.nonceToHash',
      number: 2,
      anchor,
      kind: 'let',
      text: 'Put the authenticator data and the client data hash together.',
      code: null,
    },
    expectedNonce: {
      id: 'apple.expectedNonce',
      number: 3,
      anchor,
      kind: 'let',
      text: 'Hash that with SHA-256.',
      code: null,
    },
    certifiedNonce: {
      id: 'apple.certifiedNonce',
      number: 4,
      anchor,
      kind: 'let',
      text: 'Take the nonce from its extension in the first certificate.',
      code: null,
    },
    nonce: {
      id: 'apple.nonce',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'There is a nonce, and it is that hash.',
      code: 'apple_nonce_mismatch',
      furtherCodes: ['apple_nonce_missing'],
    },
    certifiedKey: {
      id: 'apple.certifiedKey',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Take the public key of the first certificate.',
      code: null,
    },
    publicKey: {
      id: 'apple.publicKey',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'The first certificate is that of the credential public key.',
      code: 'attestation_key_mismatch',
    },
  },
} as const satisfies Catalogue

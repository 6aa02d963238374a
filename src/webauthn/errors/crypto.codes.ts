import type { CodeTable } from './code-entry.js'

/** Faults of public keys, signatures, certificates, certificate paths and revocation lists. */
export const CRYPTO_CODES = {
  algorithm_unsupported_by_runtime: {
    kind: 'unsupported',
    title: 'The OpenSSL of this runtime does not have the algorithm.',
  },
  public_key_coordinate_range: {
    kind: 'malformed',
    title: 'A coordinate of the public key is not below the prime of its field.',
  },
  public_key_not_on_curve: { kind: 'malformed', title: 'The public key is no point of its curve.' },
  public_key_not_canonical: {
    kind: 'malformed',
    title: 'The Edwards curve public key is not the one encoding of its point.',
  },
  public_key_small_order: {
    kind: 'malformed',
    title: 'The Edwards curve public key is a point of small order, under which any message may verify.',
  },
  public_key_rsa_invalid: {
    kind: 'malformed',
    title: 'The RSA modulus is even or not of 1024 to 8192 bits, or the exponent is even, below 3 or too long.',
  },
  signature_malformed: {
    kind: 'malformed',
    title: 'The signature does not have the encoding, length or range of its algorithm.',
  },
  certificate_version_invalid: { kind: 'malformed', title: 'The certificate names a version other than 1, 2 and 3.' },
  certificate_algorithm_mismatch: {
    kind: 'malformed',
    title: 'The certificate names one signature algorithm inside and another outside of what is signed.',
  },
  certificate_extension_duplicate: { kind: 'malformed', title: 'An extension occurs twice.' },
  certificate_key_malformed: {
    kind: 'malformed',
    title: 'The public key of the certificate does not have the encoding or length of its algorithm.',
  },
  certificate_key_unsupported: {
    kind: 'unsupported',
    title: 'The public key of the certificate is of a kind or on a curve that is not supported.',
  },
} as const satisfies CodeTable

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
  crl_malformed: { kind: 'malformed', title: 'The revocation list names a version other than 1 and 2.' },
  path_too_long: { kind: 'verification', title: 'The certificate path has more than six certificates.' },
  path_too_complex: {
    kind: 'verification',
    title: 'There are more candidate paths than the engine is willing to try.',
  },
  path_wrong_order: { kind: 'verification', title: 'The certificates are not in the order from the leaf to the root.' },
  path_unrelated_certificate: {
    kind: 'verification',
    title: 'The chain holds a certificate that did not issue the one before it.',
  },
  path_root_included: {
    kind: 'verification',
    title: 'The chain carries its own trust anchor, which the relying party refuses.',
  },
  path_no_anchor: { kind: 'verification', title: 'The certificate path leads to no trust anchor.' },
  path_signature_invalid: {
    kind: 'verification',
    title: 'A certificate of the path is not signed by the issuer it names.',
  },
  path_signature_unsupported: {
    kind: 'verification',
    title: 'A certificate of the path is signed with an algorithm that is not supported.',
  },
  path_weak_signature: {
    kind: 'verification',
    title: 'A certificate below the trust anchor is signed over a hash that is too weak.',
  },
  path_weak_key: { kind: 'verification', title: 'An RSA key of the path is shorter than the relying party accepts.' },
  path_key_unusable: {
    kind: 'verification',
    title: 'A public key of the path is invalid or of a kind that is not supported.',
  },
  path_not_yet_valid: { kind: 'verification', title: 'A certificate of the path is not valid yet.' },
  path_expired: { kind: 'verification', title: 'A certificate of the path has expired.' },
  path_issuer_not_ca: {
    kind: 'verification',
    title: 'A certificate that issued another is not that of a certification authority.',
  },
  path_length_exceeded: {
    kind: 'verification',
    title: 'More intermediates follow a certification authority than it may have.',
  },
  path_key_usage: {
    kind: 'verification',
    title: 'A certificate that issued another has a key that may not sign certificates.',
  },
  path_leaf_key_usage: {
    kind: 'verification',
    title: 'The leaf certificate has a key that may not make digital signatures.',
  },
  path_unknown_critical_extension: {
    kind: 'verification',
    title:
      'A certificate of the path has a critical extension that is not known, or one that restricts it to another purpose.',
  },
  path_name_constraints: {
    kind: 'verification',
    title: 'A name of the path lies outside of the name constraints of an issuer, or cannot be held against them.',
  },
  path_revoked: { kind: 'verification', title: 'A certificate of the path has been revoked.' },
  path_revocation_unknown: {
    kind: 'verification',
    title: 'No current and authentic revocation list speaks of a certificate of the path.',
  },
} as const satisfies CodeTable

import type { CodeTable } from './code-entry.js'

/** Errors of public keys, signatures, certificates, certificate paths and revocation lists. */
export const CRYPTO_CODES = {
  algorithm_unsupported_by_runtime: {
    kind: 'unsupported',
    title: 'The OpenSSL version of this Node.js runtime does not support the algorithm.',
  },
  public_key_coordinate_range: {
    kind: 'malformed',
    title: 'A coordinate of the public key is not below the prime of its field.',
  },
  public_key_not_on_curve: { kind: 'malformed', title: 'The public key is not a point on its curve.' },
  public_key_not_canonical: {
    kind: 'malformed',
    title: 'The Edwards curve public key is not in the canonical encoding.',
  },
  public_key_small_order: {
    kind: 'malformed',
    title: 'The Edwards curve public key is a point of small order, for which forged signatures may verify.',
  },
  public_key_rsa_invalid: {
    kind: 'malformed',
    title: 'The modulus or exponent of the RSA public key is outside the accepted range.',
  },
  signature_malformed: {
    kind: 'malformed',
    title: 'The signature does not have the encoding, length or range of its algorithm.',
  },
  certificate_version_invalid: { kind: 'malformed', title: 'The certificate version is not 1, 2 or 3.' },
  certificate_algorithm_mismatch: {
    kind: 'malformed',
    title: 'The inner and outer signature algorithms of the certificate differ.',
  },
  certificate_extension_duplicate: {
    kind: 'malformed',
    title: 'A certificate or revocation list contains the same extension twice.',
  },
  certificate_key_malformed: {
    kind: 'malformed',
    title: 'The public key of the certificate does not have the encoding or length of its algorithm.',
  },
  certificate_key_unsupported: {
    kind: 'unsupported',
    title: 'The key type or curve of the certificate is not supported.',
  },
  crl_malformed: { kind: 'malformed', title: 'The revocation list version is not 1 or 2.' },
  path_too_long: { kind: 'verification', title: 'The certificate path has more than six certificates.' },
  path_too_complex: {
    kind: 'verification',
    title: 'The certificates form more candidate paths than the engine is willing to try.',
  },
  path_wrong_order: { kind: 'verification', title: 'The certificates are not ordered from the leaf to the root.' },
  path_unrelated_certificate: {
    kind: 'verification',
    title: 'The chain contains a certificate that did not issue the previous one.',
  },
  path_root_included: {
    kind: 'verification',
    title: 'The chain includes its own trust anchor, which the relying party does not accept.',
  },
  path_no_anchor: { kind: 'verification', title: 'The certificate path does not end at a trust anchor.' },
  path_signature_invalid: {
    kind: 'verification',
    title: 'The signature on a certificate does not verify with the key of its issuer.',
  },
  path_signature_unsupported: {
    kind: 'verification',
    title: 'A certificate is signed with an unsupported algorithm.',
  },
  path_weak_signature: {
    kind: 'verification',
    title: 'A certificate below the trust anchor is signed with a weak hash algorithm.',
  },
  path_weak_key: {
    kind: 'verification',
    title: 'An RSA key in the certificate path is shorter than the relying party accepts.',
  },
  path_key_unusable: {
    kind: 'verification',
    title: 'A public key in the certificate path is invalid or of an unsupported type.',
  },
  path_not_yet_valid: { kind: 'verification', title: 'A certificate in the path is not yet valid.' },
  path_expired: { kind: 'verification', title: 'A certificate in the path has expired.' },
  path_issuer_not_ca: {
    kind: 'verification',
    title: 'An issuer in the certificate path is not a certification authority.',
  },
  path_length_exceeded: {
    kind: 'verification',
    title: 'The certificate path exceeds the path length constraint of a certification authority.',
  },
  path_key_usage: {
    kind: 'verification',
    title: 'The key usage of an issuer in the path does not allow signing certificates.',
  },
  path_leaf_key_usage: {
    kind: 'verification',
    title: 'The key usage of the leaf certificate does not allow digital signatures.',
  },
  path_unknown_critical_extension: {
    kind: 'verification',
    title: 'A certificate in the path has a critical extension that is unknown or forbids this use.',
  },
  path_name_constraints: {
    kind: 'verification',
    title: 'A name in the path violates the name constraints of an issuer or cannot be compared with them.',
  },
  path_revoked: { kind: 'verification', title: 'A certificate in the path has been revoked.' },
  path_revocation_unknown: {
    kind: 'verification',
    title: 'No current and authentic revocation list covers a certificate in the path.',
  },
} as const satisfies CodeTable

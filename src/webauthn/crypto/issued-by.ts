import { attempt } from './attempt.js'
import type { Certificate } from './certificate.js'
import { findSignatureScheme } from './signature-algorithm.js'
import { type VerificationKey, verifyWithScheme } from './signature-scheme.js'

/** Something an issuer signed: a certificate or a revocation list. */
export interface Issued {
  readonly tbs: Uint8Array
  /** DER of the AlgorithmIdentifier. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
}

/** Whether an issuer's key made a signature, and if not, why. */
export type IssuanceVerdict =
  | 'signed'
  | 'path_signature_invalid'
  | 'path_signature_unsupported'
  | 'path_weak_signature'
  | 'path_key_unusable'

const verdicts = new WeakMap<Issued, WeakMap<Certificate, IssuanceVerdict>>()

/**
 * Assesses whether the key of `issuer` signed `issued`. Names and rights of the issuer are not looked at.
 *
 * Verdicts are kept as long as both objects are: the upper part of a vendor's path is the same in every registration.
 */
export function assessIssuance(issued: Issued, issuer: Certificate): IssuanceVerdict {
  const byIssuer = verdicts.get(issued) ?? new WeakMap<Certificate, IssuanceVerdict>()
  const known = byIssuer.get(issuer)
  if (known !== undefined) return known
  const verdict = verifyIssuance(issued, issuer)
  byIssuer.set(issuer, verdict)
  verdicts.set(issued, byIssuer)
  return verdict
}

function verifyIssuance(issued: Issued, issuer: Certificate): IssuanceVerdict {
  const scheme = findSignatureScheme(issued.signatureAlgorithm)
  if (scheme === 'broken') return 'path_weak_signature'
  if (scheme === undefined) return 'path_signature_unsupported'
  const key = findUsableKey(issuer)
  if (key === undefined) return 'path_key_unusable'
  const signed = { data: issued.tbs, signature: issued.signature, ecdsaEncoding: 'der' } as const
  return attempt(() => verifyWithScheme(scheme, key, signed)) === true ? 'signed' : 'path_signature_invalid'
}

/** The key of a certificate, unless it is none, or of a kind that is not read. */
export function findUsableKey(certificate: Certificate): VerificationKey | undefined {
  return attempt(() => certificate.publicKey())
}

import { attempt } from './attempt.js'
import type { Certificate } from './certificate.js'
import { findSignatureScheme } from './signature-algorithm.js'
import { type VerificationKey, verifyWithScheme } from './signature-scheme.js'

/** An object signed by an issuer: a certificate or a revocation list. */
export interface Issued {
  readonly tbs: Uint8Array
  /** The DER encoding of the AlgorithmIdentifier. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
}

/** Whether the key of an issuer created a signature, or the reason why it did not. */
export type IssuanceVerdict =
  | 'signed'
  | 'path_signature_invalid'
  | 'path_signature_unsupported'
  | 'path_weak_signature'
  | 'path_key_unusable'

const verdicts = new WeakMap<Issued, WeakMap<Certificate, IssuanceVerdict>>()

/**
 * Assesses whether the key of `issuer` signed `issued`. Does not check names or the rights of the issuer. Verdicts
 * are cached for the lifetime of both objects, because the upper part of a vendor's path recurs in every
 * registration.
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

/** Returns the key of a certificate, or undefined if it is invalid or not supported. */
export function findUsableKey(certificate: Certificate): VerificationKey | undefined {
  return attempt(() => certificate.publicKey())
}

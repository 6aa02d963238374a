import { constants, type KeyObject, type VerifyKeyObjectInput, verify } from 'node:crypto'
import { UnsupportedError } from '../errors/engine-error.js'
import type { HashName, OkpCurve } from '../structures/cose-algorithm.js'
import type { KeyMaterial } from './key-material.js'
import { requireEcdsaDer, requireEcdsaRaw, requireEddsa, requireLength } from './signature-encoding.js'

/**
 * The parameters of a signature algorithm. COSE algorithms and certificate AlgorithmIdentifiers both map to a scheme.
 */
export type SignatureScheme =
  | { readonly scheme: 'ecdsa'; readonly hash: HashName }
  | { readonly scheme: 'eddsa'; readonly curve: OkpCurve }
  | { readonly scheme: 'rsa-pkcs1' | 'rsa-pss'; readonly hash: HashName }
  | { readonly scheme: 'ml-dsa'; readonly publicKeyLength: number; readonly signatureLength: number }

/** An imported public key with its numbers. */
export interface VerificationKey {
  readonly material: KeyMaterial
  readonly keyObject: KeyObject
}

/** The encoding of an ECDSA signature: DER (§6.5.5), or r followed by s (JOSE). */
type EcdsaEncoding = 'der' | 'ieee-p1363'

/** A signature and the bytes that it covers. */
export interface SignedData {
  readonly data: Uint8Array
  readonly signature: Uint8Array
  readonly ecdsaEncoding: EcdsaEncoding
}

/** Returns whether a key has the type and curve of a scheme. */
export function fitsScheme(key: KeyMaterial, scheme: SignatureScheme): boolean {
  switch (key.kty) {
    case 'EC2':
      return scheme.scheme === 'ecdsa'
    case 'OKP':
      return scheme.scheme === 'eddsa' && scheme.curve === key.crv
    case 'RSA':
      return scheme.scheme === 'rsa-pkcs1' || scheme.scheme === 'rsa-pss'
    case 'AKP':
      return scheme.scheme === 'ml-dsa' && scheme.publicKeyLength === key.publicKey.length
  }
}

/**
 * Verifies a signature. Malformed signatures are rejected before OpenSSL sees them.
 *
 * @returns false when the signature does not verify, or when the key does not fit the scheme
 * @throws MalformedInputError `signature_malformed` when the signature is malformed
 * @throws UnsupportedError `algorithm_unsupported_by_runtime` when OpenSSL does not support the algorithm
 */
export function verifyWithScheme(scheme: SignatureScheme, key: VerificationKey, signed: SignedData): boolean {
  if (!fitsScheme(key.material, scheme)) return false
  requireWellFormed(scheme, key.material, signed)
  const hash = 'hash' in scheme ? scheme.hash : null
  try {
    return verify(hash, signed.data, verificationInput(scheme, key.keyObject, signed.ecdsaEncoding), signed.signature)
  } catch {
    // Key and signature are well-formed, so OpenSSL was built or configured without the algorithm.
    throw new UnsupportedError('algorithm_unsupported_by_runtime', scheme.scheme)
  }
}

function requireWellFormed(scheme: SignatureScheme, key: KeyMaterial, { signature, ecdsaEncoding }: SignedData): void {
  if (key.kty === 'EC2') {
    if (ecdsaEncoding === 'der') requireEcdsaDer(signature, key.crv)
    else requireEcdsaRaw(signature, key.crv)
  } else if (key.kty === 'OKP') requireEddsa(signature, key.crv)
  else if (key.kty === 'RSA') requireLength(signature, key.n.length)
  else if (scheme.scheme === 'ml-dsa') requireLength(signature, scheme.signatureLength)
}

function verificationInput(
  { scheme }: SignatureScheme,
  key: KeyObject,
  dsaEncoding: EcdsaEncoding,
): KeyObject | VerifyKeyObjectInput {
  if (scheme === 'ecdsa') return dsaEncoding === 'der' ? key : { key, dsaEncoding }
  // The salt must have the length of the hash (RFC 8230 §2, RFC 4055 §3.1).
  if (scheme === 'rsa-pss')
    return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
  return key
}

import { constants, type KeyObject, type VerifyKeyObjectInput, verify } from 'node:crypto'
import { UnsupportedError } from '../errors/engine-error.js'
import type { HashName, OkpCurve } from '../structures/cose-algorithm.js'
import type { KeyMaterial } from './key-material.js'
import { requireEcdsaDer, requireEcdsaRaw, requireEddsa, requireLength } from './signature-encoding.js'

/** How something is signed. Every row of the COSE algorithms is one; so is an AlgorithmIdentifier of a certificate. */
export type SignatureScheme =
  | { readonly scheme: 'ecdsa'; readonly hash: HashName }
  | { readonly scheme: 'eddsa'; readonly curve: OkpCurve }
  | { readonly scheme: 'rsa-pkcs1' | 'rsa-pss'; readonly hash: HashName }
  | { readonly scheme: 'ml-dsa'; readonly publicKeyLength: number; readonly signatureLength: number }

/** A public key that is ready for use. */
export interface VerificationKey {
  readonly material: KeyMaterial
  readonly keyObject: KeyObject
}

/** How r and s of an ECDSA signature are written: as DER (§6.5.5), or one after the other (JOSE). */
export type EcdsaEncoding = 'der' | 'ieee-p1363'

/** One signature over some bytes. */
export interface SignedData {
  readonly data: Uint8Array
  readonly signature: Uint8Array
  readonly ecdsaEncoding: EcdsaEncoding
}

/** Whether a key of this kind can make signatures of this scheme. */
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
 * Verifies one signature. A signature nobody could have made never reaches OpenSSL.
 *
 * @returns false for a well-formed signature that does not verify, and for a key that does not fit the scheme
 * @throws MalformedInputError `signature_malformed`
 * @throws UnsupportedError `algorithm_unsupported_by_runtime`
 */
export function verifyWithScheme(scheme: SignatureScheme, key: VerificationKey, signed: SignedData): boolean {
  if (!fitsScheme(key.material, scheme)) return false
  requireWellFormed(scheme, key.material, signed)
  const hash = 'hash' in scheme ? scheme.hash : null
  try {
    return verify(hash, signed.data, verificationInput(scheme, key.keyObject, signed.ecdsaEncoding), signed.signature)
  } catch {
    // The key and the signature are well-formed: what is left is an OpenSSL that was built or configured without them.
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
  // RFC 8230 §2 and RFC 4055 §3.1 as used here: the salt is as long as the hash, and no other length is tried.
  if (scheme === 'rsa-pss')
    return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
  return key
}

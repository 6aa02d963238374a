import { type PublicKey, publicKeyOf } from './public-key.js'
import { verifyWithScheme } from './signature-scheme.js'

/**
 * Verifies the signature of a credential with the algorithm of its key (§6.5.5).
 *
 * @returns false when a well-formed signature does not verify
 * @throws MalformedInputError `signature_malformed` when the signature does not have the encoding, length or range
 *   of the algorithm
 * @throws UnsupportedError `algorithm_unsupported_by_runtime` when OpenSSL does not support the algorithm
 */
export function verifySignatureWith(key: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  return verifyWithScheme(key.algorithm, key, { data, signature, ecdsaEncoding: 'der' })
}

/**
 * Verifies a signature with a credential public key. The caller must check the result.
 *
 * @param coseKey a COSE_Key in the encoding of an authenticator (§6.5.1), e.g. a stored credential public key
 * @param data the bytes that the signature covers
 * @param signature in the encoding of §6.5.5: DER for ECDSA, otherwise as the algorithm defines it
 * @returns false when a well-formed signature does not verify
 * @throws MalformedInputError `cbor_*`, `cose_*` or `public_key_*` when the key is invalid, `signature_malformed`
 *   when the signature is malformed
 * @throws UnsupportedError `algorithm_unsupported` or `algorithm_unsupported_by_runtime` when the algorithm is not
 *   supported
 */
export function verifySignature(coseKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  return verifySignatureWith(publicKeyOf(coseKey, 'coseKey'), data, signature)
}

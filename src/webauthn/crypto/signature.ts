import { type PublicKey, publicKeyOf } from './public-key.js'
import { verifyWithScheme } from './signature-scheme.js'

/**
 * Verifies a signature of a credential over `data`, with the algorithm its key names (§6.5.5).
 *
 * @returns false for a well-formed signature that does not verify
 * @throws MalformedInputError `signature_malformed`: not the encoding, length or range of the algorithm
 * @throws UnsupportedError `algorithm_unsupported_by_runtime`
 */
export function verifySignatureWith(key: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  return verifyWithScheme(key.algorithm, key, { data, signature, ecdsaEncoding: 'der' })
}

/**
 * Verifies a signature over `data` with a credential public key.
 *
 * @param coseKey a COSE_Key as an authenticator encodes it (§6.5.1), e.g. a stored credential public key
 * @param signature in the encoding of §6.5.5: ECDSA as DER, everything else as its algorithm defines it
 * @returns false for a well-formed signature that does not verify
 * @throws MalformedInputError for a key or a signature that cannot be one: `cbor_*`, `cose_*`, `public_key_*`,
 *   `signature_malformed`
 * @throws UnsupportedError `algorithm_unsupported`, `algorithm_unsupported_by_runtime`
 */
export function verifySignature(coseKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  return verifySignatureWith(publicKeyOf(coseKey, 'coseKey'), data, signature)
}

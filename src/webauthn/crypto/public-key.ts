import type { CoseAlgorithm, CoseAlgorithmId } from '../structures/cose-algorithm.js'
import { type CoseKey, parseCoseKey } from '../structures/cose-key.js'
import { getAlgorithm } from './algorithm.js'
import { importKeyMaterial } from './key-import.js'
import { requireValidKey } from './key-validity.js'
import { LruCache } from './lru-cache.js'
import type { VerificationKey } from './signature-scheme.js'

/** A validated and imported credential public key with its algorithm. */
export interface PublicKey extends VerificationKey {
  readonly algorithm: CoseAlgorithm
  readonly material: CoseKey
}

/**
 * Validates and imports a COSE key. Checks that a point is on its curve, in range and not of small order, and that
 * RSA numbers are plausible.
 *
 * @throws MalformedInputError `public_key_*` when the key is invalid
 * @throws UnsupportedError `algorithm_unsupported_by_runtime` when OpenSSL does not support the algorithm
 */
export function importCoseKey(key: CoseKey, path = 'publicKey'): PublicKey {
  requireValidKey(key, path)
  return { algorithm: getAlgorithm(key.alg), material: key, keyObject: importKeyMaterial(key) }
}

/**
 * Validates a public key that another relying party registered, with the rules of a registration.
 *
 * @returns the algorithm of the key
 * @throws MalformedInputError and UnsupportedError like {@link publicKeyOf}
 */
export function algorithmOfPublicKey(bytes: Uint8Array, path?: string): CoseAlgorithmId {
  return publicKeyOf(bytes, path).material.alg
}

// A key object uses about 5 kB.
const cache = new LruCache<PublicKey>(1024)

/**
 * Parses and imports a COSE_Key. Importing costs as much as verifying a signature, so keys are cached by their bytes.
 *
 * @throws MalformedInputError `cbor_*`, `cose_*` or `public_key_*` when the key is invalid
 * @throws UnsupportedError `algorithm_unsupported` or `algorithm_unsupported_by_runtime`
 */
export function publicKeyOf(bytes: Uint8Array, path = 'publicKey'): PublicKey {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // Parses the text and not `bytes`, so that a caller cannot change the bytes after the cache lookup.
  return cache.getOrCreate(text, () => importCoseKey(parseCoseKey(Buffer.from(text, 'latin1'), path), path))
}

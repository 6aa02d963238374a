import type { CoseAlgorithm } from '../structures/cose-algorithm.js'
import { type CoseKey, parseCoseKey } from '../structures/cose-key.js'
import { getAlgorithm } from './algorithm.js'
import { importKeyMaterial } from './key-import.js'
import { requireValidKey } from './key-validity.js'
import { LruCache } from './lru-cache.js'
import type { VerificationKey } from './signature-scheme.js'

/** A credential public key, checked and ready to verify signatures of its one algorithm. */
export interface PublicKey extends VerificationKey {
  readonly algorithm: CoseAlgorithm
  readonly material: CoseKey
}

/**
 * Checks a COSE key (on its curve, in range, no weak point, RSA numbers that are a key) and imports it.
 *
 * @throws MalformedInputError `public_key_*`
 * @throws UnsupportedError `algorithm_unsupported_by_runtime`
 */
export function importCoseKey(key: CoseKey, path = 'publicKey'): PublicKey {
  requireValidKey(key, path)
  return { algorithm: getAlgorithm(key.alg), material: key, keyObject: importKeyMaterial(key) }
}

// A key object takes about 5 kB.
const cache = new LruCache<PublicKey>(1024)

/**
 * The key a COSE_Key holds. Importing one costs as much as verifying a signature, so keys are kept for the next login,
 * under their own bytes.
 *
 * @throws MalformedInputError `cbor_*`, `cose_*`, `public_key_*`
 * @throws UnsupportedError `algorithm_unsupported`, `algorithm_unsupported_by_runtime`
 */
export function publicKeyOf(bytes: Uint8Array, path = 'publicKey'): PublicKey {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // Parsed is what the text says, so that nobody changes the bytes between the two.
  return cache.getOrCreate(text, () => importCoseKey(parseCoseKey(Buffer.from(text, 'latin1'), path), path))
}

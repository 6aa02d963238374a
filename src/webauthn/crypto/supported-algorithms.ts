import { getCurves } from 'node:crypto'
import { COSE_ALGORITHMS, type CoseAlgorithm, type CoseAlgorithmId } from '../structures/cose-algorithm.js'
import { importKeyMaterial } from './key-import.js'

let supported: readonly CoseAlgorithmId[] | undefined

/**
 * Returns the credential algorithms that this Node.js runtime can verify, in the order of the engine's registry.
 * ML-DSA requires OpenSSL 3.5 or later.
 */
export function supportedAlgorithms(): readonly CoseAlgorithmId[] {
  supported ??= COSE_ALGORITHMS.filter(isSupported).map(({ id }) => id)
  return supported
}

function isSupported(algorithm: CoseAlgorithm): boolean {
  if (algorithm.use !== 'credential') return false
  if (algorithm.scheme === 'ecdsa') return getCurves().includes(OPENSSL_CURVES[algorithm.curve])
  return algorithm.scheme !== 'ml-dsa' || canImport(algorithm.publicKeyLength)
}

/** Curve names in OpenSSL (SEC 2). */
const OPENSSL_CURVES = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1', secp256k1: 'secp256k1' }

function canImport(publicKeyLength: number): boolean {
  try {
    importKeyMaterial({ kty: 'AKP', publicKey: new Uint8Array(publicKeyLength) })
    return true
  } catch {
    return false
  }
}

import { MalformedInputError } from '../errors/engine-error.js'
import type { CodeOf } from '../errors/registry.js'
import type { EcCurve, OkpCurve } from '../structures/cose-algorithm.js'
import { isRsaExponent, isRsaModulus } from '../structures/rsa-numbers.js'
import { EDWARDS_CURVES, type EdwardsCurve, WEIERSTRASS_CURVES } from './curves.data.js'
import type { KeyMaterial } from './key-material.js'

/** The range also applies to certificates. Credential keys and paths require at least 2048 bits. */
const RSA_BITS = { least: 1024, most: 8192 } as const

/**
 * Asserts that the numbers are a valid public key. `node:crypto` does not check this on import: it accepts RSA with e
 * = 1, the Ed25519 identity point (for which every message verifies) and points that are not on the curve.
 *
 * @throws MalformedInputError `public_key_coordinate_range`, `public_key_not_on_curve`, `public_key_not_canonical`,
 *   `public_key_small_order` or `public_key_rsa_invalid`
 */
export function requireValidKey(key: KeyMaterial, path = 'publicKey'): void {
  const fault = findFault(key)
  if (fault !== undefined) throw new MalformedInputError(fault, { path })
}

function findFault(key: KeyMaterial): CodeOf<'malformed'> | undefined {
  switch (key.kty) {
    case 'EC2':
      return findPointFault(key.crv, key.x, key.y)
    case 'OKP':
      return findEdwardsFault(key.crv, key.x)
    case 'RSA':
      return isRsaModulus(key.n, RSA_BITS) && isRsaExponent(key.e) ? undefined : 'public_key_rsa_invalid'
    case 'AKP':
      // Every byte string of the right length is a valid key (FIPS 204).
      return undefined
  }
}

/**
 * Checks SEC 1 §3.2.2.1 without the order, because the curves have cofactor 1. The point at infinity has no
 * coordinates and cannot occur.
 */
function findPointFault(
  crv: EcCurve,
  x: Uint8Array,
  y: Uint8Array,
): 'public_key_coordinate_range' | 'public_key_not_on_curve' | undefined {
  const { prime, a, b } = WEIERSTRASS_CURVES[crv]
  const px = bigEndian(x)
  const py = bigEndian(y)
  if (px >= prime || py >= prime) return 'public_key_coordinate_range'
  return (py * py - ((px * px + a) * px + b)) % prime === 0n ? undefined : 'public_key_not_on_curve'
}

/** Checks RFC 8032 §5.1.3 and §5.2.3, and rejects points whose order divides the cofactor. */
function findEdwardsFault(
  crv: OkpCurve,
  encoded: Uint8Array,
): 'public_key_not_canonical' | 'public_key_small_order' | 'public_key_not_on_curve' | undefined {
  const curve = EDWARDS_CURVES[crv]
  const y = littleEndian(encoded) % (1n << BigInt(curve.pointLength * 8 - 1))
  if (y >= curve.prime) return 'public_key_not_canonical'
  if (curve.smallOrderY.includes(y)) return 'public_key_small_order'
  return hasPointWithY(curve, y) ? undefined : 'public_key_not_on_curve'
}

/**
 * ax² + y² = 1 + dx²y² has a solution x if (1 - y²) / (a - dy²) is a square, and therefore if the product of both is.
 */
function hasPointWithY({ prime, a, d }: EdwardsCurve, y: bigint): boolean {
  const ySquared = (y * y) % prime
  // Both factors are negative: y² is at least 2, because 0 and 1 belong to points of small order.
  return isSquare(((1n - ySquared) * (a - d * ySquared)) % prime, prime)
}

/**
 * Returns whether a number other than 0 is a square modulo an odd prime. Computes the Jacobi symbol by quadratic
 * reciprocity.
 */
function isSquare(value: bigint, prime: bigint): boolean {
  let isPositive = true
  let [a, n] = [value, prime]
  while (a !== 0n) {
    while ((a & 1n) === 0n) {
      a >>= 1n
      const n8 = Number(n & 7n)
      if (n8 === 3 || n8 === 5) isPositive = !isPositive
    }
    if ((a & 3n) === 3n && (n & 3n) === 3n) isPositive = !isPositive
    ;[a, n] = [n % a, a]
  }
  return isPositive
}

/** Converts eight bytes at a time, which takes half the time of a conversion through hexadecimal. */
function bigEndian(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = bytes.length % 8
  let value = 0n
  for (let i = 0; i < head; i++) value = (value << 8n) | BigInt(bytes[i] as number)
  for (let i = head; i < bytes.length; i += 8) value = (value << 64n) | view.getBigUint64(i)
  return value
}

function littleEndian(bytes: Uint8Array): bigint {
  return bigEndian(Uint8Array.from(bytes).reverse())
}

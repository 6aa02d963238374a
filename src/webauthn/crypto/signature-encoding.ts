import { MalformedInputError } from '../errors/engine-error.js'
import type { EcCurve, OkpCurve } from '../structures/cose-algorithm.js'
import { EDWARDS_CURVES, WEIERSTRASS_CURVES } from './curves.data.js'

/** Creates the error `signature_malformed` with the offset of the fault. */
function malformedSignature(offset: number): MalformedInputError {
  return new MalformedInputError('signature_malformed', { path: 'signature', offset })
}

/**
 * Asserts that a signature is a strict DER SEQUENCE of two positive minimal INTEGERs from 1 to n - 1 (§6.5.5; SEC 1
 * §4.1.4). Low and high values of s are accepted.
 *
 * @throws MalformedInputError `signature_malformed`
 */
export function requireEcdsaDer(signature: Uint8Array, curve: EcCurve): void {
  const { order } = WEIERSTRASS_CURVES[curve]
  // The content for P-521 has up to 138 bytes, so its length may need a second octet.
  const isLong = signature[1] === 0x81
  const header = isLong ? 3 : 2
  const length = signature[header - 1] ?? 0
  const isShortest = isLong ? length >= 0x80 : length < 0x80
  if (signature[0] !== 0x30 || !isShortest || length !== signature.length - header) throw malformedSignature(0)
  const afterR = requireScalar(signature, header, order)
  const afterS = requireScalar(signature, afterR, order)
  if (afterS !== signature.length) throw malformedSignature(afterS)
}

/** Checks the INTEGER at `start` and returns the offset of its end. */
function requireScalar(signature: Uint8Array, start: number, order: Uint8Array): number {
  // A first length octet of 80 or more is the long form, which exceeds the length of any scalar.
  const [tag, length = 0, first = 0, second = 0] = signature.subarray(start, start + 4)
  const contentStart = start + 2
  const end = contentStart + length
  const isNegative = first >= 0x80
  // A single zero is out of range anyway.
  const isPadded = first === 0 && second < 0x80
  const from = first === 0 ? contentStart + 1 : contentStart
  const isInside = tag === 0x02 && end <= signature.length
  if (!isInside || isNegative || isPadded || !isInRange(signature, from, end, order)) throw malformedSignature(start)
  return end
}

/**
 * Asserts that a signature is r followed by s, each with the length of the field and from 1 to n - 1, as in JOSE (RFC
 * 7518 §3.4).
 *
 * @throws MalformedInputError `signature_malformed`
 */
export function requireEcdsaRaw(signature: Uint8Array, curve: EcCurve): void {
  const { order, fieldLength } = WEIERSTRASS_CURVES[curve]
  if (signature.length !== 2 * fieldLength) throw malformedSignature(0)
  for (const start of [0, fieldLength]) {
    let from = start
    while (signature[from] === 0) from += 1
    if (!isInRange(signature, from, start + fieldLength, order)) throw malformedSignature(start)
  }
}

/** Returns whether the octets from `from` to `end`, without leading zeros, are at least 1 and below `order`. */
function isInRange(bytes: Uint8Array, from: number, end: number, order: Uint8Array): boolean {
  const length = end - from
  if (length !== order.length) return length > 0 && length < order.length
  for (let i = 0; i < length; i++) {
    const difference = (bytes[from + i] as number) - (order[i] as number)
    if (difference !== 0) return difference < 0
  }
  return false
}

/**
 * Asserts that a signature is R followed by S, each with the length of an encoded point, and that S is below the
 * order (RFC 8032 §5.1.7, §5.2.7). Otherwise S + L would verify in libraries that do not check it.
 *
 * @throws MalformedInputError `signature_malformed`
 */
export function requireEddsa(signature: Uint8Array, curve: OkpCurve): void {
  const { pointLength, order } = EDWARDS_CURVES[curve]
  if (signature.length !== 2 * pointLength) throw malformedSignature(0)
  for (let i = pointLength - 1; i >= 0; i--) {
    const difference = (signature[pointLength + i] as number) - (order[i] as number)
    if (difference < 0) return
    if (difference > 0) break
  }
  throw malformedSignature(pointLength)
}

/**
 * Asserts that a signature has the length that its algorithm requires; for RSA, the length of the modulus (RFC 8017
 * §8.1.2, §8.2.2).
 *
 * @throws MalformedInputError `signature_malformed`
 */
export function requireLength(signature: Uint8Array, length: number): void {
  if (signature.length !== length) throw malformedSignature(0)
}

import { MalformedInputError } from '../errors/engine-error.js'
import type { EcCurve, OkpCurve } from '../structures/cose-algorithm.js'
import { EDWARDS_CURVES, WEIERSTRASS_CURVES } from './curves.data.js'

/** A signature no key could have made: `signature_malformed`, with the offset of the fault. */
export function malformedSignature(offset: number): MalformedInputError {
  return new MalformedInputError('signature_malformed', { path: 'signature', offset })
}

/**
 * Says that a signature is a SEQUENCE of exactly two positive minimal INTEGERs in strict DER, both in 1 to n - 1
 * (§6.5.5; SEC 1 §4.1.4). A high s is as good as a low one.
 *
 * @throws MalformedInputError `signature_malformed`
 */
export function requireEcdsaDer(signature: Uint8Array, curve: EcCurve): void {
  const { order } = WEIERSTRASS_CURVES[curve]
  // With P-521 the content has up to 138 bytes, and its length may take a second octet.
  const isLong = signature[1] === 0x81
  const header = isLong ? 3 : 2
  const length = signature[header - 1] ?? 0
  const isShortest = isLong ? length >= 0x80 : length < 0x80
  if (signature[0] !== 0x30 || !isShortest || length !== signature.length - header) throw malformedSignature(0)
  const afterR = requireScalar(signature, header, order)
  const afterS = requireScalar(signature, afterR, order)
  if (afterS !== signature.length) throw malformedSignature(afterS)
}

/** Checks the INTEGER at `start`, and returns where it ends. */
function requireScalar(signature: Uint8Array, start: number, order: Uint8Array): number {
  // A length of 80 or more would be the long form; no scalar has so many octets, and so it is out of range.
  const [tag, length = 0, first = 0, second = 0] = signature.subarray(start, start + 4)
  const contentStart = start + 2
  const end = contentStart + length
  const isNegative = first >= 0x80
  // A zero alone is out of range in any case.
  const isPadded = first === 0 && second < 0x80
  const from = first === 0 ? contentStart + 1 : contentStart
  const isInside = tag === 0x02 && end <= signature.length
  if (!isInside || isNegative || isPadded || !isInRange(signature, from, end, order)) throw malformedSignature(start)
  return end
}

/**
 * Says that a signature is r and s, each of the length of the field and in 1 to n - 1, as JOSE has it (RFC 7518 §3.4).
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

/** Whether the octets from `from` to `end`, which have no leading zeros, are at least 1 and below `order`. */
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
 * Says that a signature is R and S, each of the length of an encoded point, and S is below the order (RFC 8032 §5.1.7,
 * §5.2.7): S + L would verify wherever the library forgets to look.
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
 * Says that a signature has the length its algorithm gives it: that of the modulus for RSA (RFC 8017 §8.1.2, §8.2.2).
 *
 * @throws MalformedInputError `signature_malformed`
 */
export function requireLength(signature: Uint8Array, length: number): void {
  if (signature.length !== length) throw malformedSignature(0)
}

import { Decoder } from 'cbor-x/decode'
import { MalformedInputError } from '../errors/engine-error.js'
import { inspectCbor } from './cbor-gate.js'
import { copyBytes } from './copy.js'

/** What CTAP2 CBOR can hold. Integers lie within plus or minus 2^53 - 1. */
export type CborValue = number | string | boolean | Uint8Array | CborValue[] | CborMap

/** A CBOR map: `1` and `'1'` are different keys, and no key means anything to the language. */
export type CborMap = Map<number | string, CborValue>

/** A decoded item and what the gate learned about it. */
export interface DecodedCbor {
  readonly value: CborValue
  /** Offset of the first byte after the item. */
  readonly end: number
  /** Whether the keys of every map are in the canonical order of CTAP2. */
  readonly canonicalKeyOrder: boolean
}

// `cbor-x/decode` is the decoder without its native string extractor. Maps stay maps; records (and with them any state
// between two calls) are off; 64-bit integers come as numbers, which the gate has bounded.
const OPTIONS = { mapsAsObjects: false, useRecords: false, int64AsNumber: true }
const decoder = new Decoder(OPTIONS)

/**
 * Decodes the one item that starts at `start`. Its byte strings are copies: they share nothing with `bytes`.
 *
 * @throws MalformedInputError as {@link inspectCbor}
 */
export function decodeCborPrefix(bytes: Uint8Array, start: number, path: string): DecodedCbor {
  const { end, canonicalKeyOrder } = inspectCbor(bytes, start, path)
  // The decoder cuts byte strings out of what it is given, and leaves a property on it: hence a copy of our own.
  const value = decoder.decode(copyBytes(bytes.subarray(start, end))) as CborValue
  return { value, end, canonicalKeyOrder }
}

/**
 * Decodes exactly one item that fills `bytes`. Its byte strings are copies.
 *
 * @throws MalformedInputError as {@link inspectCbor}, and `bytes_trailing`
 */
export function decodeCbor(bytes: Uint8Array, path: string): CborValue {
  return decodeWholeCbor(bytes, path).value
}

/** {@link decodeCbor}, with what the gate learned. */
export function decodeWholeCbor(bytes: Uint8Array, path: string): DecodedCbor {
  const decoded = decodeCborPrefix(bytes, 0, path)
  if (decoded.end !== bytes.length) throw new MalformedInputError('bytes_trailing', { path, offset: decoded.end })
  return decoded
}

/** Whether a decoded value (or an absent one) is a map. */
export function isCborMap(value: CborValue | undefined): value is CborMap {
  return value instanceof Map
}

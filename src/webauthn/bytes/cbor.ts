import { MalformedInputError } from '../errors/engine-error.js'
import type { CodeOf } from '../errors/registry.js'
import { copyBytes, ownBytes } from './copy.js'
import { decodeShortAscii, decodeUtf8 } from './utf8.js'

/** A CTAP2 CBOR value. Integers are between -(2^53 - 1) and 2^53 - 1. */
export type CborValue = number | string | boolean | Uint8Array | CborValue[] | CborMap

/** A CBOR map. The keys `1` and `'1'` are different, and a key such as `__proto__` has no special meaning. */
export type CborMap = Map<number | string, CborValue>

/** A decoded item and its end. */
interface DecodedCbor {
  readonly value: CborValue
  /** The offset of the first byte after the item. */
  readonly end: number
}

/** The maximum length of an item in bytes. */
export const MAXIMUM_CBOR_LENGTH = 0x1_0000
/** The maximum nesting of containers. CTAP2 messages need four levels, a compound attestation statement five. */
export const MAXIMUM_CBOR_DEPTH = 8
/** The maximum number of elements in an array or pairs in a map. */
const MAXIMUM_ENTRIES = 256
/** The maximum number of elements and pairs in all containers together. It bounds the memory for nested containers. */
export const MAXIMUM_CBOR_ENTRIES_IN_ALL = 1024

/**
 * Decodes the item at `start` in one pass and accepts plain CTAP2 CBOR only (CTAP 2.1 §8): major types 0 to 5, true
 * and false, definite lengths and shortest forms. Duplicate keys, ill-formed text and oversized input are rejected.
 * Map keys may be in any order, because some authenticators do not sort them.
 *
 * @param bytes the input; must not change afterwards, because byte strings in the result are views of it
 * @throws MalformedInputError `cbor_*`, `utf8_invalid`, `bytes_truncated` or `bytes_too_long`, with an offset from
 *   the start of `bytes`
 */
export function decodeCborPrefix(bytes: Uint8Array, start: number, path: string): DecodedCbor {
  if (bytes.length - start > MAXIMUM_CBOR_LENGTH)
    throw new MalformedInputError('bytes_too_long', { path, offset: start })
  const reader = new CborReader(bytes, start, path)
  const value = reader.item(0)
  return { value, end: reader.offset }
}

/**
 * Decodes an item that fills `bytes` exactly. The result does not share memory with `bytes`.
 *
 * @throws MalformedInputError `bytes_trailing` when bytes follow the item, and the errors of
 *   {@link decodeCborPrefix}
 */
export function decodeWholeCbor(bytes: Uint8Array, path: string): CborValue {
  return decodeAll(copyBytes(bytes), path)
}

/** Decodes like {@link decodeWholeCbor}, but gives the result its own buffer. Use it for values that are stored. */
export function decodeCbor(bytes: Uint8Array, path: string): CborValue {
  return decodeAll(ownBytes(bytes), path)
}

function decodeAll(bytes: Uint8Array, path: string): CborValue {
  const { value, end } = decodeCborPrefix(bytes, 0, path)
  if (end !== bytes.length) throw new MalformedInputError('bytes_trailing', { path, offset: end })
  return value
}

export function isCborMap(value: CborValue | undefined): value is CborMap {
  return value instanceof Map
}

class CborReader {
  readonly #bytes: Uint8Array
  readonly #path: string
  #entriesInAll = 0
  offset: number

  constructor(bytes: Uint8Array, start: number, path: string) {
    this.#bytes = bytes
    this.#path = path
    this.offset = start
  }

  item(depth: number): CborValue {
    const start = this.offset
    const initial = this.#byte()
    switch (initial >> 5) {
      case 0:
      case 1:
        return this.#integer(initial, start)
      case 2:
        return this.#byteString(initial, start)
      case 3:
        return this.#text(initial, start)
      case 4:
        return this.#array(initial, start, depth)
      case 5:
        return this.#map(initial, start, depth)
      case 6:
        return this.#refuse('cbor_tag', start)
      default:
        return this.#simple(initial, start)
    }
  }

  #integer(initial: number, start: number): number {
    const argument = this.#argument(initial, start)
    const value = initial < 0x20 ? argument : -1 - argument
    return Number.isSafeInteger(value) ? value : this.#refuse('cbor_integer_range', start)
  }

  #byteString(initial: number, start: number): Uint8Array {
    const from = this.#skip(this.#argument(initial, start))
    return this.#bytes.subarray(from, this.offset)
  }

  #text(initial: number, start: number): string {
    const from = this.#skip(this.#argument(initial, start))
    const text =
      decodeShortAscii(this.#bytes, from, this.offset) ??
      decodeUtf8(this.#bytes.subarray(from, this.offset), this.#path, start)
    // Decoders disagree on whether a leading byte order mark is part of the text, so one might see a duplicate key.
    return text.charCodeAt(0) === 0xfeff ? this.#refuse('cbor_text_bom', start) : text
  }

  #array(initial: number, start: number, depth: number): CborValue[] {
    const count = this.#entries(initial, start, depth)
    const array: CborValue[] = []
    for (let i = 0; i < count; i++) array.push(this.item(depth + 1))
    return array
  }

  #map(initial: number, start: number, depth: number): CborMap {
    const count = this.#entries(initial, start, depth)
    const map: CborMap = new Map()
    for (let i = 0; i < count; i++) {
      const keyStart = this.offset
      const key = this.#key()
      if (map.has(key)) this.#refuse('cbor_duplicate_key', keyStart)
      map.set(key, this.item(depth + 1))
    }
    return map
  }

  #key(): number | string {
    const start = this.offset
    const initial = this.#byte()
    const major = initial >> 5
    if (major <= 1) return this.#integer(initial, start)
    if (major === 3) return this.#text(initial, start)
    return this.#refuse('cbor_map_key_type', start)
  }

  /** Reads the header of an array or map. Checks the limits before anything is allocated. */
  #entries(initial: number, start: number, depth: number): number {
    const count = this.#argument(initial, start)
    if (depth >= MAXIMUM_CBOR_DEPTH) this.#refuse('cbor_depth', start)
    if (count > MAXIMUM_ENTRIES) this.#refuse('cbor_too_many_items', start)
    this.#entriesInAll += count
    if (this.#entriesInAll > MAXIMUM_CBOR_ENTRIES_IN_ALL) this.#refuse('cbor_too_many_items', start)
    return count
  }

  #simple(initial: number, start: number): boolean {
    const information = initial & 0x1f
    if (information === 20 || information === 21) return information === 21
    if (information === 31) this.#refuse('cbor_indefinite', start)
    if (information >= 28) this.#refuse('cbor_reserved', start)
    return this.#refuse(information >= 25 ? 'cbor_float' : 'cbor_simple_value', start)
  }

  /** Reads the argument of a header (RFC 8949 §3): the integer, length or count. Exact up to 2^53. */
  #argument(initial: number, start: number): number {
    const information = initial & 0x1f
    if (information < 24) return information
    if (information === 31) this.#refuse('cbor_indefinite', start)
    if (information > 27) this.#refuse('cbor_reserved', start)
    const width = 1 << (information - 24)
    const from = this.#skip(width)
    let argument = 0
    for (let i = 0; i < width; i++) argument = argument * 0x100 + (this.#bytes[from + i] as number)
    const least = width === 1 ? 24 : 2 ** (4 * width)
    if (argument < least) this.#refuse('cbor_not_shortest', start)
    return argument
  }

  #byte(): number {
    return this.#bytes[this.#skip(1)] as number
  }

  /** Skips `length` bytes and returns their offset. */
  #skip(length: number): number {
    const from = this.offset
    if (length > this.#bytes.length - from) this.#refuse('bytes_truncated', from)
    this.offset = from + length
    return from
  }

  #refuse(code: CodeOf<'malformed'>, offset: number): never {
    throw new MalformedInputError(code, { path: this.#path, offset })
  }
}

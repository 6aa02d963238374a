import { MalformedInputError } from '../errors/engine-error.js'
import type { CodeOf } from '../errors/registry.js'
import { decodeUtf8 } from './utf8.js'

/** Bytes that one walk may cover. */
export const MAXIMUM_CBOR_LENGTH = 0x1_0000
/** Containers inside each other. CTAP2 messages need four; a compound attestation statement needs five. */
const MAXIMUM_DEPTH = 8
/** Elements of one array, pairs of one map. */
const MAXIMUM_ENTRIES = 256
/** Elements and pairs of all containers together: memory stays bounded even for containers of empty containers. */
const MAXIMUM_ENTRIES_IN_ALL = 1024

/** What the gate learned about an item it let through. */
export interface CborItem {
  /** Offset of the first byte after the item. */
  readonly end: number
  /** Whether the keys of every map are in the canonical order of CTAP2. Real authenticators do not all keep it. */
  readonly canonicalKeyOrder: boolean
}

/**
 * Walks the one item that starts at `start` and refuses everything that is not plain CTAP2 CBOR (CTAP 2.1 §8: major
 * types 0 to 5, true and false, definite lengths, shortest forms), duplicate keys, ill-formed text, and sizes nobody
 * needs. Only bytes that passed may reach a decoder.
 *
 * @throws MalformedInputError `cbor_*`, `utf8_invalid`, `bytes_truncated`, `bytes_too_long`; the offset counts from the
 * start of `bytes`
 */
export function inspectCbor(bytes: Uint8Array, start: number, path: string): CborItem {
  if (bytes.length - start > MAXIMUM_CBOR_LENGTH)
    throw new MalformedInputError('bytes_too_long', { path, offset: start })
  const gate = new CborGate(bytes, start, path)
  gate.item(0)
  return { end: gate.offset, canonicalKeyOrder: gate.canonicalKeyOrder }
}

/** Where the one item that starts at `start` ends, after the whole inspection. Throws as {@link inspectCbor}. */
export function measureCbor(bytes: Uint8Array, start: number, path: string): number {
  return inspectCbor(bytes, start, path).end
}

class CborGate {
  readonly #bytes: Uint8Array
  readonly #path: string
  #entriesInAll = 0
  offset: number
  canonicalKeyOrder = true

  constructor(bytes: Uint8Array, start: number, path: string) {
    this.#bytes = bytes
    this.#path = path
    this.offset = start
  }

  /** One item, `depth` containers deep. */
  item(depth: number): void {
    const start = this.offset
    const initial = this.#byte()
    switch (initial >> 5) {
      case 0:
      case 1:
        this.#integer(initial, start)
        return
      case 2:
        this.#skip(this.#argument(initial, start))
        return
      case 3:
        this.#text(initial, start)
        return
      case 4:
        this.#array(initial, start, depth)
        return
      case 5:
        this.#map(initial, start, depth)
        return
      case 6:
        return this.#refuse('cbor_tag', start)
      default:
        this.#simple(initial, start)
    }
  }

  #integer(initial: number, start: number): number {
    const argument = this.#argument(initial, start)
    const value = initial < 0x20 ? argument : -1 - argument
    if (!Number.isSafeInteger(value)) this.#refuse('cbor_integer_range', start)
    return value
  }

  #text(initial: number, start: number): string {
    const length = this.#argument(initial, start)
    const from = this.#skip(length)
    const text = decodeUtf8(this.#bytes.subarray(from, from + length), this.#path, start)
    // Decoders disagree on whether a leading mark belongs to the text, so two keys could become one behind the gate.
    if (text.charCodeAt(0) === 0xfeff) this.#refuse('cbor_text_bom', start)
    return text
  }

  #array(initial: number, start: number, depth: number): void {
    const count = this.#entries(initial, start, depth)
    for (let i = 0; i < count; i++) this.item(depth + 1)
  }

  #map(initial: number, start: number, depth: number): void {
    const count = this.#entries(initial, start, depth)
    const seen = new Set<number | string>()
    let previous: number | undefined
    for (let i = 0; i < count; i++) {
      const keyStart = this.offset
      const key = this.#key()
      if (seen.has(key)) this.#refuse('cbor_duplicate_key', keyStart)
      seen.add(key)
      if (previous !== undefined && !this.#precedes(previous, keyStart)) this.canonicalKeyOrder = false
      previous = keyStart
      this.item(depth + 1)
    }
  }

  #key(): number | string {
    const start = this.offset
    const initial = this.#byte()
    const major = initial >> 5
    if (major <= 1) return this.#integer(initial, start)
    if (major === 3) return this.#text(initial, start)
    return this.#refuse('cbor_map_key_type', start)
  }

  /**
   * Whether the key at `a` is encoded below the key at `b`. In shortest form, comparing the encodings byte by byte is
   * the canonical order (major type, then length, then value); two different keys differ before either of them ends.
   */
  #precedes(a: number, b: number): boolean {
    let i = 0
    while (this.#bytes[a + i] === this.#bytes[b + i]) i++
    return (this.#bytes[a + i] as number) < (this.#bytes[b + i] as number)
  }

  /** Reads the head of an array or a map; nothing of it is allocated before its count has passed. */
  #entries(initial: number, start: number, depth: number): number {
    const count = this.#argument(initial, start)
    if (depth >= MAXIMUM_DEPTH) this.#refuse('cbor_depth', start)
    if (count > MAXIMUM_ENTRIES) this.#refuse('cbor_too_many_items', start)
    this.#entriesInAll += count
    if (this.#entriesInAll > MAXIMUM_ENTRIES_IN_ALL) this.#refuse('cbor_too_many_items', start)
    return count
  }

  #simple(initial: number, start: number): void {
    const information = initial & 0x1f
    if (information === 20 || information === 21) return
    if (information === 31) this.#refuse('cbor_indefinite', start)
    if (information >= 28) this.#refuse('cbor_reserved', start)
    this.#refuse(information >= 25 ? 'cbor_float' : 'cbor_simple_value', start)
  }

  /** The argument of a head (RFC 8949 §3): the integer, length or count. Exact up to 2^53. */
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

  /** Moves over `length` bytes and returns where they start. */
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

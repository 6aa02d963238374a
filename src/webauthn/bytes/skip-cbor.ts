import type { CodeOf } from '../errors/registry.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { MAXIMUM_CBOR_DEPTH, MAXIMUM_CBOR_ENTRIES_IN_ALL, MAXIMUM_CBOR_LENGTH } from './cbor.js'

/**
 * Skips a well-formed CBOR item (RFC 8949 §5.3.1 and Appendix C) without decoding it. In contrast to the decoder, it
 * accepts tags, floats, all simple values, indefinite lengths and longer forms. Tags count as nesting.
 *
 * @returns the offset of the first byte after the item
 * @throws MalformedInputError `bytes_truncated`, `cbor_reserved`, `cbor_indefinite` or `cbor_simple_value` when the item
 *   is not well-formed; `bytes_too_long`, `cbor_depth` or `cbor_too_many_items` when it exceeds a limit
 */
export function skipCbor(bytes: Uint8Array, start: number, path: string): number {
  if (bytes.length - start > MAXIMUM_CBOR_LENGTH)
    throw new MalformedInputError('bytes_too_long', { path, offset: start })
  const scanner = new CborScanner(bytes, start, path)
  scanner.item(0)
  return scanner.offset
}

const INDEFINITE = 31
const BREAK = 0xff
/** Simple values below 32 have no two-byte form. */
const LEAST_TWO_BYTE_SIMPLE_VALUE = 32

class CborScanner {
  readonly #bytes: Uint8Array
  readonly #path: string
  #entriesInAll = 0
  offset: number

  constructor(bytes: Uint8Array, start: number, path: string) {
    this.#bytes = bytes
    this.#path = path
    this.offset = start
  }

  item(depth: number): void {
    const start = this.offset
    const initial = this.#byte()
    const [major, information] = [initial >> 5, initial & 0x1f]
    switch (major) {
      case 2:
      case 3:
        return information === INDEFINITE ? this.#chunks(major) : this.#skip(this.#argument(initial, start))
      case 4:
      case 5:
        return this.#container(initial, start, depth)
      case 6:
        this.#argument(initial, start)
        return this.#nested(start, depth)
      case 7:
        return this.#simple(initial, start)
      default:
        this.#argument(initial, start)
    }
  }

  /** A string of indefinite length consists of strings of the same type with definite lengths. */
  #chunks(major: number): void {
    while (!this.#readBreak()) {
      const start = this.offset
      const initial = this.#byte()
      if (initial >> 5 !== major) this.#refuse('cbor_indefinite', start)
      this.#skip(this.#argument(initial, start))
    }
  }

  #container(initial: number, start: number, depth: number): void {
    const itemsPerEntry = initial >> 5 === 5 ? 2 : 1
    const count = (initial & 0x1f) === INDEFINITE ? undefined : this.#argument(initial, start)
    for (let i = 0; count === undefined ? !this.#readBreak() : i < count; i++) {
      if (++this.#entriesInAll > MAXIMUM_CBOR_ENTRIES_IN_ALL) this.#refuse('cbor_too_many_items', start)
      for (let item = 0; item < itemsPerEntry; item++) this.#nested(start, depth)
    }
  }

  #nested(start: number, depth: number): void {
    if (depth >= MAXIMUM_CBOR_DEPTH) this.#refuse('cbor_depth', start)
    this.item(depth + 1)
  }

  #simple(initial: number, start: number): void {
    const value = this.#argument(initial, start)
    const inTwoBytes = (initial & 0x1f) === 24
    if (inTwoBytes && value < LEAST_TWO_BYTE_SIMPLE_VALUE) this.#refuse('cbor_simple_value', start)
  }

  /** Reads the argument in the initial byte and after it. A break where an item is due has no argument and is refused. */
  #argument(initial: number, start: number): number {
    const information = initial & 0x1f
    if (information < 24) return information
    if (information === INDEFINITE) this.#refuse('cbor_indefinite', start)
    if (information > 27) this.#refuse('cbor_reserved', start)
    const from = this.offset
    this.#skip(1 << (information - 24))
    let argument = 0
    for (let i = from; i < this.offset; i++) argument = argument * 0x100 + (this.#bytes[i] as number)
    return argument
  }

  #readBreak(): boolean {
    if (this.#bytes[this.offset] !== BREAK) return false
    this.offset += 1
    return true
  }

  #byte(): number {
    this.#skip(1)
    return this.#bytes[this.offset - 1] as number
  }

  #skip(length: number): void {
    if (length > this.#bytes.length - this.offset) this.#refuse('bytes_truncated', this.offset)
    this.offset += length
  }

  #refuse(code: CodeOf<'malformed'>, offset: number): never {
    throw new MalformedInputError(code, { path: this.#path, offset })
  }
}

import { MalformedInputError } from '../errors/engine-error.js'

/**
 * Reads a binary structure sequentially. Integers are big-endian. Every read method throws a MalformedInputError
 * `bytes_truncated` when too few bytes remain.
 */
export class ByteReader {
  /** The input, without a copy. */
  readonly bytes: Uint8Array
  /** The name of the structure in errors. */
  readonly path: string
  #offset = 0

  constructor(bytes: Uint8Array, path: string) {
    this.bytes = bytes
    this.path = path
  }

  /** The number of bytes read so far. */
  get offset(): number {
    return this.#offset
  }

  /** The number of bytes left. */
  get remaining(): number {
    return this.bytes.length - this.#offset
  }

  /** Returns the next `length` bytes as a view of the input. */
  take(length: number): Uint8Array {
    const start = this.#advance(length)
    return this.bytes.subarray(start, start + length)
  }

  uint8(): number {
    return this.bytes[this.#advance(1)] as number
  }

  uint16(): number {
    return this.uint8() * 0x100 + this.uint8()
  }

  uint32(): number {
    return this.uint16() * 0x1_0000 + this.uint16()
  }

  /**
   * Asserts that the whole input has been read.
   *
   * @throws MalformedInputError `bytes_trailing` when bytes are left
   */
  end(): void {
    if (this.remaining !== 0) throw new MalformedInputError('bytes_trailing', { path: this.path, offset: this.#offset })
  }

  #advance(length: number): number {
    const start = this.#offset
    if (length > this.remaining) throw new MalformedInputError('bytes_truncated', { path: this.path, offset: start })
    this.#offset = start + length
    return start
  }
}

import { MalformedInputError } from '../errors/engine-error.js'

/** Reads a binary structure from front to back. Integers are big-endian. */
export class ByteReader {
  /** What is read; nothing is copied. */
  readonly bytes: Uint8Array
  /** Names the structure in errors. */
  readonly path: string
  #offset = 0

  constructor(bytes: Uint8Array, path: string) {
    this.bytes = bytes
    this.path = path
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#offset
  }

  /** Bytes left. */
  get remaining(): number {
    return this.bytes.length - this.#offset
  }

  /**
   * The next `length` bytes, as a view.
   *
   * @throws MalformedInputError `bytes_truncated`
   */
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
   * Says that the structure ends here.
   *
   * @throws MalformedInputError `bytes_trailing`
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

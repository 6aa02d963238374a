import type { CodeOf } from '../errors/registry.js'
import { MalformedInputError } from '../errors/engine-error.js'

/**
 * Tags as returned by {@link DerReader}: the identifier octet, including the class and the constructed bit. See
 * {@link contextTag} for tag numbers above 30, which take several octets.
 */
export const DER_TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/**
 * Returns the tag of the context-specific `[number]`. EXPLICIT tags and IMPLICIT tags of sequences and sets are
 * constructed.
 */
export function contextTag(number: number, form: 'constructed' | 'primitive' = 'constructed'): number {
  const leading = form === 'constructed' ? 0xa0 : 0x80
  return number < 31 ? leading | number : number * 0x100 + leading
}

/** The position of one element in the bytes of its reader. */
export interface DerElement {
  readonly tag: number
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

// No supported structure needs a longer length or a greater tag number.
const MAX_LENGTH_OCTETS = 3
const MAX_TAG_NUMBER = 0x1f_ffff

/**
 * Reads the elements of one DER structure (X.690) sequentially and without copying. Lengths must be definite and
 * minimal, tags minimal; BER encodings that are not DER are rejected. Every method throws a MalformedInputError with
 * an offset from the start of `bytes`: `bytes_truncated`, `bytes_trailing`, `der_tag_unexpected`, `der_tag_invalid`,
 * `der_length_indefinite`, `der_length_not_minimal` or `der_length_too_long`.
 */
export class DerReader {
  readonly bytes: Uint8Array
  /** The name of the structure in errors. */
  readonly path: string
  readonly #end: number
  #offset: number

  constructor(bytes: Uint8Array, path: string, start = 0, end = bytes.length) {
    this.bytes = bytes
    this.path = path
    this.#offset = start
    this.#end = end
  }

  /** The offset of the next element. */
  get offset(): number {
    return this.#offset
  }

  get atEnd(): boolean {
    return this.#offset === this.#end
  }

  /** Reads the next element with any tag. */
  next(): DerElement {
    const start = this.#offset
    const tag = this.#tag()
    const length = this.#length()
    const contentStart = this.#offset
    if (length > this.#end - contentStart) throw this.fault('bytes_truncated', contentStart)
    this.#offset = contentStart + length
    return { tag, start, contentStart, end: this.#offset }
  }

  /** Reads the next element, which must have the given tag. */
  read(tag: number): DerElement {
    const element = this.next()
    if (element.tag !== tag) throw this.fault('der_tag_unexpected', element.start)
    return element
  }

  /** Returns the tag of the next element without reading it, or undefined at the end. */
  peekTag(): number | undefined {
    if (this.atEnd) return undefined
    const start = this.#offset
    const tag = this.#tag()
    this.#offset = start
    return tag
  }

  /** Reads the next element if it has the given tag; otherwise reads nothing and returns undefined. */
  readOptional(tag: number): DerElement | undefined {
    return this.peekTag() === tag ? this.next() : undefined
  }

  /** Reads the next element, which must have the given tag, and returns a reader of its content. */
  enter(tag: number): DerReader {
    return this.open(this.read(tag))
  }

  /** Returns a reader of the content of an element. */
  open(element: DerElement): DerReader {
    return new DerReader(this.bytes, this.path, element.contentStart, element.end)
  }

  /** Returns the content octets of an element as a view. */
  content(element: DerElement): Uint8Array {
    return this.bytes.subarray(element.contentStart, element.end)
  }

  /** Returns the complete encoding of an element as a view. */
  encoding(element: DerElement): Uint8Array {
    return this.bytes.subarray(element.start, element.end)
  }

  /** Asserts that no element follows. */
  end(): void {
    if (!this.atEnd) throw this.fault('bytes_trailing', this.#offset)
  }

  /** Creates an error with the path of this structure. */
  fault(code: CodeOf<'malformed'>, offset: number): MalformedInputError {
    return new MalformedInputError(code, { path: this.path, offset })
  }

  #octet(): number {
    const octet = this.#offset < this.#end ? this.bytes[this.#offset] : undefined
    if (octet === undefined) throw this.fault('bytes_truncated', this.#offset)
    this.#offset += 1
    return octet
  }

  #tag(): number {
    const start = this.#offset
    const leading = this.#octet()
    if ((leading & 0x1f) !== 0x1f) return leading
    let number = 0
    for (let more = true; more; ) {
      const octet = this.#octet()
      number = number * 0x80 + (octet & 0x7f)
      more = octet >= 0x80
      // A leading group of zero is padding, and numbers below 31 use the short form (X.690 §8.1.2).
      if (number === 0 || number > MAX_TAG_NUMBER) throw this.fault('der_tag_invalid', start)
    }
    if (number < 31) throw this.fault('der_tag_invalid', start)
    return number * 0x100 + (leading & 0xe0)
  }

  #length(): number {
    const start = this.#offset
    const leading = this.#octet()
    if (leading < 0x80) return leading
    if (leading === 0x80) throw this.fault('der_length_indefinite', start)
    const octets = leading & 0x7f
    if (octets > MAX_LENGTH_OCTETS) throw this.fault('der_length_too_long', start)
    let length = 0
    for (let i = 0; i < octets; i++) length = length * 0x100 + this.#octet()
    if (length < 0x80 || length < 0x100 ** (octets - 1)) throw this.fault('der_length_not_minimal', start)
    return length
  }
}

/**
 * Opens a structure that consists of exactly one element with the given tag.
 *
 * @throws MalformedInputError `bytes_trailing` when bytes follow the element, and the errors of {@link DerReader}
 */
export function readDer(bytes: Uint8Array, path: string, tag: number = DER_TAG.sequence): DerReader {
  const reader = new DerReader(bytes, path)
  const content = reader.enter(tag)
  reader.end()
  return content
}

const CONSTRUCTED = 0x20
const UNIVERSAL_LIMIT = 0x40

/**
 * Asserts that all elements of a reader and everything inside constructed ones are DER, including elements that no
 * parser reads. Universal types other than SEQUENCE and SET must be primitive (X.690 §10.2). The order of the elements
 * of a SET and the content of primitive elements are not checked.
 *
 * @throws MalformedInputError the errors of {@link DerReader}
 */
export function requireDer(reader: DerReader): void {
  while (!reader.atEnd) {
    const element = reader.next()
    const { tag } = element
    // Tags of several octets have the class and the form in the low octet, like single-octet tags.
    if ((tag & CONSTRUCTED) === 0) continue
    const isString = tag < UNIVERSAL_LIMIT && tag !== DER_TAG.sequence && tag !== DER_TAG.set
    if (isString) throw reader.fault('der_tag_unexpected', element.start)
    requireDer(reader.open(element))
  }
}

/**
 * A writer for DER. It does not validate what it writes, so that a test can build an encoding with one chosen error.
 */

/** Joins byte strings. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

/** Encodes an element with an identifier octet. */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concat(...content)
  return concat(Uint8Array.from([tag, ...lengthOctets(body.length)]), body)
}

export const sequence = (...content: readonly Uint8Array[]): Uint8Array => element(0x30, ...content)
export const set = (...content: readonly Uint8Array[]): Uint8Array => element(0x31, ...content)
/** Encodes a constructed, context-specific element, for example `[0] EXPLICIT`. */
export const explicit = (number: number, ...content: readonly Uint8Array[]): Uint8Array =>
  highOrLow(0xa0, number, content)
/** Encodes a primitive, context-specific element, for example `[0] IMPLICIT OCTET STRING`. */
export const implicit = (number: number, ...content: readonly Uint8Array[]): Uint8Array =>
  highOrLow(0x80, number, content)

function highOrLow(classBits: number, number: number, content: readonly Uint8Array[]): Uint8Array {
  if (number < 31) return element(classBits | number, ...content)
  const octets = [number % 128]
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128))
  const body = concat(...content)
  return concat(Uint8Array.from([classBits | 0x1f, ...octets, ...lengthOctets(body.length)]), body)
}

export const boolean = (value: boolean): Uint8Array => element(0x01, Uint8Array.of(value ? 0xff : 0x00))
export const derNull = (): Uint8Array => element(0x05)
export const octetString = (...content: readonly Uint8Array[]): Uint8Array => element(0x04, ...content)
export const enumerated = (value: number): Uint8Array => element(0x0a, Uint8Array.of(value))

/** Encodes a BIT STRING. The last octet has `unusedBits` unused bits. */
export const bitString = (content: Uint8Array, unusedBits = 0): Uint8Array =>
  element(0x03, Uint8Array.of(unusedBits), content)

/** Encodes a named bit list (bit 0 is the first) without trailing zero bits. */
export function namedBits(bits: readonly number[]): Uint8Array {
  if (bits.length === 0) return bitString(new Uint8Array(0))
  const highest = Math.max(...bits)
  const octets = new Uint8Array((highest >> 3) + 1)
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return bitString(octets, 7 - (highest & 7))
}

/** Encodes a non-negative INTEGER, given as a number or as the octets of its magnitude. */
export function integer(value: number | bigint | Uint8Array): Uint8Array {
  const hex = value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value.toString(16)
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  let start = 0
  while (start < octets.length - 1 && octets[start] === 0) start += 1
  const magnitude = octets.subarray(start)
  return element(0x02, (magnitude[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), magnitude) : magnitude)
}

/** Encodes an OBJECT IDENTIFIER, given in its dotted form. */
export function oid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  const octets: number[] = []
  for (const arc of [first * 40n + second, ...rest]) {
    const groups = [Number(arc & 0x7fn)]
    for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.unshift(0x80 | Number(left & 0x7fn))
    octets.push(...groups)
  }
  return element(0x06, Uint8Array.from(octets))
}

export const utf8String = (text: string): Uint8Array => element(0x0c, Buffer.from(text, 'utf8'))
export const printableString = (text: string): Uint8Array => element(0x13, Buffer.from(text, 'latin1'))
export const ia5String = (text: string): Uint8Array => element(0x16, Buffer.from(text, 'latin1'))

/** Encodes a UTCTime for years from 1950 to 2049, a GeneralizedTime for others (RFC 5280 §4.1.2.5). */
export function time(at: Date): Uint8Array {
  const digits = at.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const year = at.getUTCFullYear()
  if (year >= 1950 && year < 2050) return element(0x17, Buffer.from(`${digits.slice(2)}Z`, 'latin1'))
  return element(0x18, Buffer.from(`${digits}Z`, 'latin1'))
}

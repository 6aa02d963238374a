import { DER_TAG, type DerElement, type DerReader } from './der.js'

/** The octets that mean TRUE: only FF in DER, any value except 00 in BER. */
type BooleanRules = 'der' | 'ber'

/**
 * Reads a BOOLEAN DEFAULT FALSE. An explicit FALSE is accepted, because it is unambiguous and common in certificates,
 * although DER forbids it.
 *
 * @throws MalformedInputError `der_boolean_invalid` when the value is neither 00 nor FF
 */
export function readOptionalBoolean(reader: DerReader, rules: BooleanRules = 'der'): boolean {
  const element = reader.readOptional(DER_TAG.boolean)
  return element === undefined ? false : booleanValue(reader, element, rules)
}

/** Decodes an element that has the content of a BOOLEAN, e.g. under an IMPLICIT tag. */
export function booleanValue(reader: DerReader, element: DerElement, rules: BooleanRules = 'der'): boolean {
  const octet = reader.bytes[element.contentStart]
  const isKnown = octet === 0x00 || octet === 0xff || rules === 'ber'
  if (element.end - element.contentStart !== 1 || !isKnown) throw reader.fault('der_boolean_invalid', element.start)
  return octet !== 0x00
}

/**
 * Reads an INTEGER.
 *
 * @returns the content octets: two's complement, big-endian, minimal
 * @throws MalformedInputError `der_integer_not_minimal` when the integer is empty or padded
 */
export function readInteger(reader: DerReader): Uint8Array {
  const element = reader.read(DER_TAG.integer)
  requireMinimal(reader, element)
  return reader.content(element)
}

/**
 * Reads a non-negative INTEGER.
 *
 * @returns the magnitude, big-endian and without leading zeros; zero is one zero octet
 * @throws MalformedInputError `der_integer_range` when the integer is negative
 */
export function readUnsigned(reader: DerReader): Uint8Array {
  const element = reader.read(DER_TAG.integer)
  requireMinimal(reader, element)
  const content = reader.content(element)
  const leading = content[0] as number
  if (leading >= 0x80) throw reader.fault('der_integer_range', element.start)
  return leading === 0 && content.length > 1 ? content.subarray(1) : content
}

/**
 * Reads an INTEGER from 0 to 2^31 - 1.
 *
 * @throws MalformedInputError `der_integer_range` when the integer is out of range
 */
export function readSmallInteger(reader: DerReader): number {
  return smallIntegerValue(reader, reader.read(DER_TAG.integer))
}

/**
 * Decodes an integer from 0 to 2^31 - 1 with the content of an INTEGER, e.g. an ENUMERATED or under an IMPLICIT tag.
 */
export function smallIntegerValue(reader: DerReader, element: DerElement): number {
  requireMinimal(reader, element)
  const content = reader.content(element)
  if ((content[0] as number) >= 0x80 || content.length > 4) throw reader.fault('der_integer_range', element.start)
  let value = 0
  for (const octet of content) value = value * 0x100 + octet
  return value
}

function requireMinimal(reader: DerReader, element: DerElement): void {
  const { bytes } = reader
  const { contentStart, end, start } = element
  const first = bytes[contentStart] as number
  const second = bytes[contentStart + 1] as number
  const padded = end - contentStart > 1 && ((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80))
  if (end === contentStart || padded) throw reader.fault('der_integer_not_minimal', start)
}

/**
 * Reads a BIT STRING of whole octets, such as a key or a signature.
 *
 * @throws MalformedInputError `der_bit_string_invalid` when the string has unused bits
 */
export function readOctetAlignedBits(reader: DerReader): Uint8Array {
  const element = reader.read(DER_TAG.bitString)
  if (reader.bytes[element.contentStart] !== 0 || element.end === element.contentStart)
    throw reader.fault('der_bit_string_invalid', element.start)
  return reader.bytes.subarray(element.contentStart + 1, element.end)
}

/**
 * Reads a named bit list of at most 16 bits (X.690 §11.2.2).
 *
 * @returns the numbers of the bits that are set; the first bit is 0
 * @throws MalformedInputError `der_bit_string_invalid` when the list is longer or does not end in a set bit
 */
export function readNamedBits(reader: DerReader): ReadonlySet<number> {
  const element = reader.read(DER_TAG.bitString)
  const [unused = 8, ...octets] = reader.content(element)
  const last = octets[octets.length - 1]
  const endsInSetBit = last === undefined ? unused === 0 : unused <= 7 && (last & -last) === 1 << unused
  const wellFormed = octets.length <= 2 && endsInSetBit
  if (!wellFormed) throw reader.fault('der_bit_string_invalid', element.start)
  const bits = new Set<number>()
  for (let bit = 0; bit < octets.length * 8; bit++) {
    if (((octets[bit >> 3] as number) & (0x80 >> (bit & 7))) !== 0) bits.add(bit)
  }
  return bits
}

/** Reads an OCTET STRING and returns its content as a view. */
export function readOctetString(reader: DerReader): Uint8Array {
  return reader.content(reader.read(DER_TAG.octetString))
}

/**
 * Reads a NULL.
 *
 * @throws MalformedInputError `der_null_invalid` when the NULL has content
 */
export function readNull(reader: DerReader): void {
  const element = reader.read(DER_TAG.null)
  if (element.end !== element.contentStart) throw reader.fault('der_null_invalid', element.start)
}

/**
 * Reads an OBJECT IDENTIFIER.
 *
 * @returns the dotted form, e.g. `2.5.29.19`
 * @throws MalformedInputError `der_oid_invalid` when the identifier is empty, padded, truncated or too long
 */
export function readOid(reader: DerReader): string {
  return oidValue(reader, reader.read(DER_TAG.objectIdentifier))
}

/** Decodes an element that has the content of an OBJECT IDENTIFIER, e.g. under an IMPLICIT tag. */
function oidValue(reader: DerReader, element: DerElement): string {
  const { bytes } = reader
  const { contentStart, end, start } = element
  const wellFormed = end > contentStart && end - contentStart <= MAX_OID_OCTETS && (bytes[end - 1] as number) < 0x80
  if (!wellFormed) throw reader.fault('der_oid_invalid', start)
  let text = ''
  for (let from = contentStart; from < end; ) {
    if (bytes[from] === 0x80) throw reader.fault('der_oid_invalid', start)
    let to = from
    while ((bytes[to] as number) >= 0x80) to += 1
    const arc = base128(bytes, from, to)
    text = from === contentStart ? firstArcs(arc) : `${text}.${arc}`
    from = to + 1
  }
  return text
}

const MAX_OID_OCTETS = 64

/** Arcs derived from UUIDs (2.25.…) have 128 bits and need a BigInt. */
function base128(bytes: Uint8Array, from: number, to: number): number | bigint {
  if (to - from < 7) {
    let value = 0
    for (let i = from; i <= to; i++) value = value * 0x80 + ((bytes[i] as number) & 0x7f)
    return value
  }
  let value = 0n
  for (let i = from; i <= to; i++) value = (value << 7n) | BigInt((bytes[i] as number) & 0x7f)
  return value
}

/** Splits the first number of the encoding into the first two arcs. The first arc is at most 2 (X.690 §8.19.4). */
function firstArcs(combined: number | bigint): string {
  if (combined < 80) return combined < 40 ? `0.${combined}` : `1.${Number(combined) - 40}`
  return `2.${typeof combined === 'bigint' ? combined - 80n : combined - 80}`
}

import { contextTag, DER_TAG, DerReader, readDer, requireDer } from '../../../src/webauthn/bytes/der.js'
import { stringValue } from '../../../src/webauthn/bytes/der-strings.js'
import { readTime } from '../../../src/webauthn/bytes/der-time.js'
import {
  readInteger,
  readNamedBits,
  readNull,
  readOctetAlignedBits,
  readOctetString,
  readOid,
  readOptionalBoolean,
  readSmallInteger,
  readUnsigned,
} from '../../../src/webauthn/bytes/der-values.js'
import * as der from '../../../src/testing/der.js'
import { errorWith } from '../../support/error-with.js'

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'))
const hexOf = (value: Uint8Array): string => Buffer.from(value).toString('hex')
const reading = (hex: string): DerReader => new DerReader(bytes(hex), 'x')
const text = (value: string): string => Buffer.from(value, 'latin1').toString('hex')
const time = (tag: string, value: string): string => tag + value.length.toString(16).padStart(2, '0') + text(value)

describe('DerReader', () => {
  it('returns tag, start, content and end of each element', () => {
    const reader = readDer(bytes('3007 020105 0402aabb'), 'x')
    expect(reader.next()).toEqual({ tag: DER_TAG.integer, start: 2, contentStart: 4, end: 5 })
    const octets = reader.read(DER_TAG.octetString)
    expect(hexOf(reader.content(octets))).toBe('aabb')
    expect(hexOf(reader.encoding(octets))).toBe('0402aabb')
    expect(reader.atEnd).toBe(true)
    expect(reader.offset).toBe(9)
    expect(() => reader.end()).not.toThrow()
  })

  it('reads an optional element only if it is present', () => {
    const reader = readDer(bytes('3003 020105'), 'x')
    expect(reader.readOptional(DER_TAG.boolean)).toBeUndefined()
    expect(reader.peekTag()).toBe(DER_TAG.integer)
    expect(reader.readOptional(DER_TAG.integer)).toBeDefined()
    expect(reader.readOptional(DER_TAG.integer)).toBeUndefined()
    expect(reader.peekTag()).toBeUndefined()
  })

  it.each([
    ['constructed', 0xa0],
    ['primitive', 0x80],
  ] as const)('represents low context tags as their identifier octet (%s)', (form, octet) => {
    expect(contextTag(3, form)).toBe(octet | 3)
    expect(contextTag(30, form)).toBe(octet | 30)
  })

  it.each([31, 127, 128, 701, 16_383, 16_384, 2_097_151])('reads the tag number %d from several octets', (number) => {
    const reader = new DerReader(der.explicit(number, der.integer(1)), 'x')
    const inner = reader.enter(contextTag(number))
    expect(readSmallInteger(inner)).toBe(1)
    expect(reader.atEnd).toBe(true)
  })

  it('reads a primitive tag of several octets', () => {
    expect(new DerReader(der.implicit(702, bytes('aa')), 'x').next().tag).toBe(contextTag(702, 'primitive'))
  })

  it.each([127, 128, 255, 256, 65_535, 65_536])('reads a length of %d', (length) => {
    const reader = new DerReader(der.octetString(new Uint8Array(length)), 'x')
    expect(readOctetString(reader)).toHaveLength(length)
  })

  it.each([
    ['empty input', '', 'bytes_truncated', 0],
    ['a tag without a length', '30', 'bytes_truncated', 1],
    ['truncated content', '3003 0201', 'bytes_truncated', 2],
    ['a truncated length', '3082 01', 'bytes_truncated', 3],
    ['an element that exceeds its parent', '3003 0202 00', 'bytes_truncated', 4],
    ['a byte after the element [x509.der-strict]', '3000 00', 'bytes_trailing', 2],
    ['an indefinite length [x509.der-strict]', '3080 0000', 'der_length_indefinite', 1],
    ['a long form for a short length', '3081 03 020105', 'der_length_not_minimal', 1],
    ['a length with a leading zero', `308200ff${'00'.repeat(255)}`, 'der_length_not_minimal', 1],
    ['a length of four octets', '308400000001 00', 'der_length_too_long', 1],
    ['the reserved length FF', '30ff', 'der_length_too_long', 1],
    ['an unexpected tag', '3103 020105', 'der_tag_unexpected', 0],
    ['the primitive form of a SEQUENCE', '1003 020105', 'der_tag_unexpected', 0],
    ['a low tag number in the long form', '3002 bf1e00', 'bytes_trailing', 4],
    ['a truncated tag number', 'bf85', 'bytes_truncated', 2],
  ])('rejects %s', (_, hex, code, offset) => {
    const walk = (): void => {
      const reader = readDer(bytes(hex), 'x')
      while (!reader.atEnd) reader.next()
    }
    expect(walk).toThrow(errorWith({ name: 'MalformedInputError', code, offset, path: 'x' }))
  })

  it('rejects an element that exceeds its parent, even if more bytes follow', () => {
    for (const [hex, offset] of [
      ['3005 3001 02 0105', 5],
      ['3006 3002 0201 0500', 6],
      ['3006 3002 0281 8005', 6],
    ] as const) {
      const inner = readDer(bytes(hex), 'x').enter(DER_TAG.sequence)
      expect(() => inner.next()).toThrow(errorWith({ code: 'bytes_truncated', offset }))
    }
  })

  it.each([
    ['30 in the long form', 'bf1e00'],
    ['0 in the long form', 'bf0000'],
    ['padded', 'bf803200'],
    ['longer than 21 bits', 'bf8180808000 00'],
  ])('rejects a tag number that is %s', (_, hex) => {
    expect(() => reading(hex).next()).toThrow(errorWith({ code: 'der_tag_invalid', offset: 0 }))
  })
})

describe('DER values', () => {
  it.each([
    ['0101ff', true],
    ['010100', false],
  ])('reads the BOOLEAN %s', (hex, value) => {
    expect(readOptionalBoolean(reading(hex))).toBe(value)
  })

  it('reads an absent and an explicit FALSE as BOOLEAN DEFAULT FALSE', () => {
    expect(readOptionalBoolean(reading('020105'))).toBe(false)
    expect(readOptionalBoolean(reading(''))).toBe(false)
    expect(readOptionalBoolean(reading('010100'))).toBe(false)
    expect(readOptionalBoolean(reading('0101ff'))).toBe(true)
  })

  it('accepts 01 as TRUE with BER rules only', () => {
    expect(readOptionalBoolean(reading('010101'), 'ber')).toBe(true)
    expect(readOptionalBoolean(reading('010100'), 'ber')).toBe(false)
    expect(() => readOptionalBoolean(reading('010101'))).toThrow(errorWith({ code: 'der_boolean_invalid' }))
  })

  it.each([
    ['020100', '00'],
    ['02017f', '7f'],
    ['02020080', '0080'],
    ['0201ff', 'ff'],
    ['0202ff7f', 'ff7f'],
    ['020100 01', '00'],
    ['0201ff ff', 'ff'],
  ])('reads the INTEGER %s', (hex, content) => {
    expect(hexOf(readInteger(reading(hex)))).toBe(content)
  })

  it.each([
    ['020100', '00'],
    ['02017f', '7f'],
    ['02020080', '80'],
    ['02021234', '1234'],
  ])('reads the magnitude of the INTEGER %s', (hex, magnitude) => {
    expect(hexOf(readUnsigned(reading(hex)))).toBe(magnitude)
  })

  it.each([
    ['020100', 0],
    ['02020100', 256],
    ['02047fffffff', 0x7fff_ffff],
  ])('reads the small INTEGER %s', (hex, value) => {
    expect(readSmallInteger(reading(hex))).toBe(value)
  })

  it('reads a BIT STRING of whole octets', () => {
    expect(hexOf(readOctetAlignedBits(reading('030300aabb')))).toBe('aabb')
    expect(readOctetAlignedBits(reading('030100'))).toHaveLength(0)
  })

  it.each([
    ['03020780', [0]],
    ['03020106', [5, 6]],
    ['03020001', [7]],
    ['0303070080', [8]],
    ['030100', []],
    ['0303040ff0', [4, 5, 6, 7, 8, 9, 10, 11]],
  ])('reads the named bits %s', (hex, bits) => {
    expect([...readNamedBits(reading(hex))]).toEqual(bits)
  })

  it.each([
    ['0603551d13', '2.5.29.19'],
    ['06092a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['060100', '0.0'],
    ['060127', '0.39'],
    ['060128', '1.0'],
    ['06014f', '1.39'],
    ['060150', '2.0'],
    ['06028837', '2.999'],
    ['06042a818001', '1.2.16385'],
  ])('reads the OBJECT IDENTIFIER %s', (hex, dotted) => {
    expect(readOid(reading(hex))).toBe(dotted)
  })

  it('reads arcs larger than Number.MAX_SAFE_INTEGER', () => {
    for (const dotted of [
      '2.25.340282366920938463463374607431768211455.72057594037927935',
      '2.340282366920938463463',
    ]) {
      expect(readOid(new DerReader(der.oid(dotted), 'x'))).toBe(dotted)
    }
  })

  it('reads NULL', () => {
    expect(() => readNull(reading('0500'))).not.toThrow()
  })

  it.each([
    ['a BOOLEAN of 01', readOptionalBoolean, '010101', 'der_boolean_invalid'],
    ['a BOOLEAN of two octets', readOptionalBoolean, '0102ffff', 'der_boolean_invalid'],
    ['an empty BOOLEAN', readOptionalBoolean, '0100', 'der_boolean_invalid'],
    ['an empty BOOLEAN before an octet FF', readOptionalBoolean, '0100ff', 'der_boolean_invalid'],
    ['an empty INTEGER', readInteger, '0200', 'der_integer_not_minimal'],
    ['a padded positive INTEGER', readInteger, '0202007f', 'der_integer_not_minimal'],
    ['a padded negative INTEGER', readInteger, '0202ff80', 'der_integer_not_minimal'],
    ['a padded magnitude', readUnsigned, '02020001', 'der_integer_not_minimal'],
    ['a negative magnitude', readUnsigned, '020180', 'der_integer_range'],
    ['a negative small INTEGER', readSmallInteger, '0201ff', 'der_integer_range'],
    ['the small INTEGER -128', readSmallInteger, '020180', 'der_integer_range'],
    ['a padded small INTEGER', readSmallInteger, '02020001', 'der_integer_not_minimal'],
    ['a small INTEGER of 2^31', readSmallInteger, '02050080000000', 'der_integer_range'],
    ['an empty BIT STRING', readOctetAlignedBits, '0300', 'der_bit_string_invalid'],
    ['an empty BIT STRING before a zero octet', readOctetAlignedBits, '030000', 'der_bit_string_invalid'],
    ['unused bits in a key', readOctetAlignedBits, '030201aa', 'der_bit_string_invalid'],
    ['an empty list of named bits', readNamedBits, '0300', 'der_bit_string_invalid'],
    ['unused bits without an octet', readNamedBits, '030101', 'der_bit_string_invalid'],
    ['unused bits that are set', readNamedBits, '03020781', 'der_bit_string_invalid'],
    ['unused bits that are not declared', readNamedBits, '03020080', 'der_bit_string_invalid'],
    ['a zero octet after the last set bit', readNamedBits, '0303008000', 'der_bit_string_invalid'],
    ['a single zero octet', readNamedBits, '03020000', 'der_bit_string_invalid'],
    ['eight unused bits', readNamedBits, '03020800', 'der_bit_string_invalid'],
    ['more than eight unused bits', readNamedBits, '03022001', 'der_bit_string_invalid'],
    ['named bits beyond the sixteenth', readNamedBits, '030400000001', 'der_bit_string_invalid'],
    ['a NULL with content', readNull, '050100', 'der_null_invalid'],
    ['an empty OBJECT IDENTIFIER', readOid, '0600', 'der_oid_invalid'],
    ['a truncated OBJECT IDENTIFIER', readOid, '06022a86', 'der_oid_invalid'],
    ['a truncated arc', readOid, '06032a8180', 'der_oid_invalid'],
    ['a padded first arc', readOid, '0602802a', 'der_oid_invalid'],
    ['a padded arc', readOid, '06032a8001', 'der_oid_invalid'],
    ['an OBJECT IDENTIFIER of 65 octets', readOid, `0641${'2a'.repeat(65)}`, 'der_oid_invalid'],
    ['a constructed OCTET STRING', readOctetString, '2403 0401aa', 'der_tag_unexpected'],
  ] as [string, (reader: DerReader) => unknown, string, string][])('rejects %s', (_, read, hex, code) => {
    expect(() => read(reading(hex))).toThrow(errorWith({ name: 'MalformedInputError', code }))
  })

  it('accepts an OBJECT IDENTIFIER of 64 octets', () => {
    expect(readOid(reading(`0640${'2a'.repeat(64)}`))).toMatch(/^1\.2\.42/)
  })
})

describe('times', () => {
  it.each([
    ['17', '700101000000Z', '1970-01-01T00:00:00.000Z'],
    ['17', '491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['17', '500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['17', '240229120000Z', '2024-02-29T12:00:00.000Z'],
    ['18', '20240229120000Z', '2024-02-29T12:00:00.000Z'],
    ['18', '99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['18', '20500101000000Z', '2050-01-01T00:00:00.000Z'],
    ['18', '00480229000000Z', '0048-02-29T00:00:00.000Z'],
    ['18', '00000101000000Z', '0000-01-01T00:00:00.000Z'],
  ])('reads %s %s', (tag, value, iso) => {
    expect(new Date(readTime(reading(time(tag, value)))).toISOString()).toBe(iso)
  })

  it.each([
    ['17', '7001010000Z'],
    ['17', '700101000000'],
    ['17', '700101000000+0000'],
    ['17', '700101000000ZZ'],
    ['17', '701301000000Z'],
    ['17', '700001000000Z'],
    ['17', '700132000000Z'],
    ['17', '700100000000Z'],
    ['17', '230229000000Z'],
    ['17', '700101240000Z'],
    ['17', '700101006000Z'],
    ['17', '700101000060Z'],
    ['17', '7001010000 0Z'],
    ['17', '70010100000:Z'],
    ['17', '700101000000X'],
    ['18', '20240229120000z'],
    ['17', '70010100000/Z'],
    ['18', '20240229120000.5Z'],
    ['18', '19000229000000Z'],
    ['18', '700101000000Z'],
    ['17', ''],
    ['17', '70010100000Z'],
  ])('rejects %s %s', (tag, value) => {
    expect(() => readTime(reading(time(tag, value)))).toThrow(errorWith({ code: 'der_time_invalid', offset: 0 }))
  })

  it('rejects an element that is not a time', () => {
    expect(() => readTime(reading('020105'))).toThrow(errorWith({ code: 'der_tag_unexpected' }))
  })
})

describe('character strings', () => {
  const stringOf = (hex: string): string | undefined => {
    const reader = reading(hex)
    return stringValue(reader, reader.next())
  }

  it.each([
    ['UTF8String', '0c03e282ac', '€'],
    ['PrintableString', '13024142', 'AB'],
    ['PrintableString with characters that it does not allow', '130140', '@'],
    ['IA5String', '16024142', 'AB'],
    ['TeletexString', '1401e9', 'é'],
    ['BMPString', '1e0420ac0041', '€A'],
  ])('reads a %s', (_, hex, value) => {
    expect(stringOf(hex)).toBe(value)
  })

  it('returns undefined for other types', () => {
    expect(stringOf('0401aa')).toBeUndefined()
    expect(stringOf('1c0400000041')).toBeUndefined()
  })

  it.each([
    ['invalid UTF-8', '0c01ff', 'utf8_invalid'],
    ['a PrintableString with a non-ASCII first character', '1301e9', 'der_string_invalid'],
    ['a PrintableString with a later non-ASCII character', '13024180', 'der_string_invalid'],
    ['an IA5String with a non-ASCII character', '1601e9', 'der_string_invalid'],
    ['a BMPString with half a character', '1e0100', 'der_string_invalid'],
  ])('rejects %s', (_, hex, code) => {
    expect(() => stringOf(hex)).toThrow(errorWith({ code }))
  })
})

describe('requireDer', () => {
  const require = (hex: string): void => requireDer(reading(hex))

  it.each([
    ['no element', ''],
    ['primitive elements', '020105 0400 0500'],
    ['a SEQUENCE with elements', '3003 020105'],
    ['a SET with elements', '3103 020105'],
    ['constructed context tags', 'a003 020105'],
    ['constructed context tags of several octets', 'bf5503 020105'],
    ['a primitive context tag', '800105'],
    ['constructed application and private tags', '6003 020105 e003 020105'],
    ['an OCTET STRING whose content is not DER', '040102'],
  ])('accepts %s', (_, hex) => {
    expect(() => require(hex)).not.toThrow()
  })

  it.each([
    ['a constructed OCTET STRING', '2403 040105', 'der_tag_unexpected', 0],
    ['a constructed UTF8String after another element', '0500 2c03 0c0161', 'der_tag_unexpected', 2],
    ['a constructed BIT STRING in a SEQUENCE', '3005 2303 030100', 'der_tag_unexpected', 2],
    ['a constructed string in a context tag', 'a005 2403 040105', 'der_tag_unexpected', 2],
    ['a constructed string in a SET', '3105 2403 040105', 'der_tag_unexpected', 2],
    ['an indefinite length in a SEQUENCE', '3006 3080 0500 0000', 'der_length_indefinite', 3],
    ['a longer form in a context tag', 'a004 04810105', 'der_length_not_minimal', 3],
    ['a second element that exceeds its container', '3004 0500 0405', 'bytes_truncated', 6],
  ])('rejects %s', (_, hex, code, offset) => {
    expect(() => require(hex)).toThrow(errorWith({ code, offset }))
  })
})

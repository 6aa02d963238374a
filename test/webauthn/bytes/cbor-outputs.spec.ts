import { type CborOutputs, decodeCborOutputsPrefix, OpaqueCbor } from '../../../src/webauthn/bytes/cbor-outputs.js'
import { skipCbor } from '../../../src/webauthn/bytes/skip-cbor.js'
import { concat, head, hex, refusalOf } from './writers.js'

const PATH = 'outputs'
/** A map with the item under the key `x`, and another pair after it. */
const around = (item: string): Uint8Array => hex(`a2 6178 ${item} 6179 01`)

const decode = (bytes: Uint8Array): CborOutputs => {
  const { value, end } = decodeCborOutputsPrefix(bytes, 0, PATH)
  expect(end).toBe(bytes.length)
  return value as CborOutputs
}

describe('decodeCborOutputsPrefix', () => {
  it.each([
    ['null', 'f6'],
    ['undefined', 'f7'],
    ['a simple value', 'f8ff'],
    ['the least simple value in two bytes', 'f820'],
    ['a half-precision float', 'f93c00'],
    ['a single-precision float', 'fa47c35000'],
    ['a double-precision float', 'fb3ff199999999999a'],
    ['a float in nested containers', '81a16161f90000'],
    ['a tagged item', 'c11a514b67b0'],
    ['a bignum', 'c249010000000000000000'],
    ['an integer of 64 bits', '1bffffffffffffffff'],
    ['an integer in a longer form', '1800'],
    ['a byte string of indefinite length', '5f4101420203ff'],
    ['a text of indefinite length', '7f6161ff'],
    ['an array of indefinite length', '9f0102ff'],
    ['a map of indefinite length', 'bf616101ff'],
    ['a map with a byte string as a key', 'a1410100'],
    ['a map with a duplicate key', 'a201000100'],
    ['text that is not valid UTF-8', '61ff'],
  ])('returns %s without decoding it [reg.step-28.unsolicited-ext]', (_, item) => {
    expect([...decode(around(item))]).toEqual([
      ['x', new OpaqueCbor(hex(item))],
      ['y', 1],
    ])
  })

  it('decodes the plain CTAP2 values next to an opaque one', () => {
    const outputs = decode(hex('a3 6161 f6 6162 8101 6163 4102'))
    expect([...outputs]).toEqual([
      ['a', new OpaqueCbor(hex('f6'))],
      ['b', [1]],
      ['c', hex('02')],
    ])
  })

  it('keeps the encoding of an opaque value', () => {
    const [value] = decode(hex('a1 6178 c181f6')).values()
    expect(value).toHaveProperty('bytes', hex('c181f6'))
  })

  it('reads a map in the middle of other bytes', () => {
    const { value, end } = decodeCborOutputsPrefix(hex('ffff a16178f6 ff'), 2, PATH)
    expect(value).toEqual(new Map([['x', new OpaqueCbor(hex('f6'))]]))
    expect(end).toBe(6)
  })

  it.each([
    ['a count in two bytes', concat(hex('b818'))],
    ['a count in three bytes', concat(hex('b90100'))],
  ])('reads %s', (_, header) => {
    const size = header.length === 2 ? 24 : 256
    const pairs = Array.from({ length: size }, (_each, i) => concat(head(0, i), hex('f6')))
    expect(decode(concat(header, ...pairs)).size).toBe(size)
  })

  it.each([
    ['a reserved header', 'a1 6178 1c', 'cbor_reserved', 3],
    ['a reserved simple value', 'a1 6178 fc', 'cbor_reserved', 3],
    ['a reserved length of an array', 'a1 6178 9c00', 'cbor_reserved', 3],
    ['a break without an item', 'a1 6178 ff', 'cbor_indefinite', 3],
    ['a break in place of a value', 'a1 6178 bf6161ff', 'cbor_indefinite', 6],
    ['a tag without an item', 'a1 6178 c1', 'bytes_truncated', 4],
    ['an integer of indefinite length', 'a1 6178 1f', 'cbor_indefinite', 3],
    ['a tag of indefinite length', 'a1 6178 df', 'cbor_indefinite', 3],
    ['a chunk of another type', 'a1 6178 5f6161ff', 'cbor_indefinite', 4],
    ['a chunk of indefinite length', 'a1 6178 5f5fffff', 'cbor_indefinite', 4],
    ['a reserved chunk', 'a1 6178 5f5cff', 'cbor_reserved', 4],
    ['false in two bytes', 'a1 6178 f814', 'cbor_simple_value', 3],
    ['a truncated float', 'a1 6178 fb00', 'bytes_truncated', 4],
    ['a truncated string', 'a1 6178 5bffffffffffffffff', 'bytes_truncated', 12],
    ['an array without an end', 'a1 6178 9f00', 'bytes_truncated', 5],
    ['nine nested tags', 'a1 6178 c1c1c1c1c1c1c1c1c100', 'cbor_depth', 10],
    ['nine nested containers', 'a1 6178 818181818181818181f6', 'cbor_depth', 10],
    ['a key that is not valid UTF-8', 'a2 6178 f6 61ff 00', 'utf8_invalid', 4],
    ['a key of another type', 'a2 6178 f6 80 00', 'cbor_map_key_type', 4],
    ['a byte string as a key', 'a2 6178 f6 4100 00', 'cbor_map_key_type', 4],
    ['a key in a longer form', 'a2 6178 f6 7801 79 00', 'cbor_not_shortest', 4],
    ['a duplicate key', 'a2 6178 f6 6178 00', 'cbor_duplicate_key', 4],
    ['a map of indefinite length', 'bf 6178 f6 ff', 'cbor_indefinite', 0],
    ['a map with its count in a longer form', 'b801 6178 f6', 'cbor_not_shortest', 0],
    ['a float that is not in a map', 'f93c00', 'cbor_float', 0],
    ['a float in an array', '81 f93c00', 'cbor_float', 1],
    ['an array with as many bytes as a map', '82 6178 f6', 'cbor_simple_value', 3],
    ['empty input', '', 'bytes_truncated', 0],
  ])('rejects %s', (_, bytes, code, offset) => {
    expect(refusalOf(() => decodeCborOutputsPrefix(hex(bytes), 0, PATH))).toMatchObject({ code, path: PATH, offset })
  })

  it('rejects more than 1024 entries in total', () => {
    const listOf = (count: number): Uint8Array => concat(hex('a1 6178 9f'), new Uint8Array(count), hex('ff'))
    expect(decode(listOf(1023)).size).toBe(1)
    expect(refusalOf(() => decode(listOf(1024)))).toMatchObject({ code: 'cbor_too_many_items' })
  })

  it('rejects more than 64 KiB', () => {
    const long = concat(hex('a1 6178 5a00010000'), new Uint8Array(0x1_0000))
    expect(refusalOf(() => decodeCborOutputsPrefix(long, 0, PATH)).code).toBe('bytes_too_long')
  })
})

describe('skipCbor', () => {
  /** A byte string at offset 2 that fills 64 KiB. */
  const longest = concat(hex('ffff'), hex('5a0000fffb'), new Uint8Array(0xfffb))

  it('accepts 64 KiB after the start', () => {
    expect(skipCbor(longest, 2, PATH)).toBe(longest.length)
  })

  it('rejects one byte more than 64 KiB after the start', () => {
    const refusal = refusalOf(() => skipCbor(concat(longest, hex('00')), 2, PATH))
    expect(refusal).toMatchObject({ code: 'bytes_too_long', path: PATH, offset: 2 })
  })
})

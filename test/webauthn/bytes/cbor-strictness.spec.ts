import { type CborMap, decodeCborPrefix } from '../../../src/webauthn/bytes/cbor.js'
import { concat, head, hex, refusalOf } from './writers.js'

const PATH = 'item'

/** The end of the item that starts at `start`. */
const measureCbor = (bytes: Uint8Array, start: number, path: string): number => decodeCborPrefix(bytes, start, path).end

describe('the CBOR decoder accepts', () => {
  it.each([
    ['the smallest integer of each width', '86 00 1818 190100 1a00010000 1b0000000100000000 20'],
    ['the largest integer of each width', '84 17 18ff 19ffff 1affffffff'],
    ['the largest safe integer', '1b001fffffffffffff'],
    ['negative integers of each width', '84 37 3818 390100 3b001ffffffffffffe'],
    ['empty strings and containers', '84 40 60 80 a0'],
    ['a byte string with a one-byte length', `5818${'00'.repeat(24)}`],
    ['non-ASCII text', '65 c3a4e282ac'],
    ['true and false', '82 f4 f5'],
    ['bytes that are not valid UTF-8', '43 ff00c3'],
    ['the keys 0 and -1', 'a2 00 00 20 00'],
    ['eight nested containers', '81 81 81 81 81 81 81 80'],
    ['an integer key and a text key with the same digits [cbor.key-types]', 'a2 01 00 6131 00'],
  ])('%s', (_, bytes) => {
    expect(measureCbor(hex(bytes), 0, PATH)).toBe(hex(bytes).length)
  })

  it('a container with 256 entries', () => {
    const full = concat(head(4, 256), new Uint8Array(256))
    expect(measureCbor(full, 0, PATH)).toBe(full.length)
  })

  it('an item surrounded by other bytes, and returns its end', () => {
    expect(measureCbor(hex('ffff a10102 ffff'), 2, PATH)).toBe(5)
  })
})

describe('the CBOR decoder rejects', () => {
  const refusals: readonly [what: string, bytes: string, code: string, offset: number][] = [
    ['a duplicate integer key [cbor.dup-keys]', 'a2 0100 0100', 'cbor_duplicate_key', 3],
    ['a duplicate text key [cbor.dup-keys]', 'a3 6161 00 6162 00 6161 00', 'cbor_duplicate_key', 7],
    ['a duplicate key in a nested map [cbor.dup-keys]', 'a1 00 a2 2000 2001', 'cbor_duplicate_key', 5],
    ['a duplicate label 3 [cbor.dup-keys]', 'a3 0102 0326 0327', 'cbor_duplicate_key', 5],
    ['an indefinite map [cbor.indefinite]', 'bf 6161 00 ff', 'cbor_indefinite', 0],
    ['an indefinite array [cbor.indefinite]', '9f 00 ff', 'cbor_indefinite', 0],
    ['an indefinite byte string [cbor.indefinite]', '5f 4100 ff', 'cbor_indefinite', 0],
    ['an indefinite text [cbor.indefinite]', '81 7f 6161 ff', 'cbor_indefinite', 1],
    ['an integer of indefinite length [cbor.indefinite]', '1f', 'cbor_indefinite', 0],
    ['a break outside an indefinite item [cbor.indefinite]', '81 ff', 'cbor_indefinite', 1],
    ['a bignum as alg [cbor.tags]', 'a1 03 c2 4107', 'cbor_tag', 2],
    ['a tag for JavaScript objects [cbor.tags]', 'd81b 82 65 4572726f72 80', 'cbor_tag', 0],
    ['the tag of self-described CBOR [cbor.tags]', 'd9d9f7 a0', 'cbor_tag', 0],
    ['a tag with a reserved header [cbor.tags]', 'df', 'cbor_tag', 0],
    ['a shareable value and its reference [cbor.shared-refs]', 'd81c 81 d81d00', 'cbor_tag', 0],
    ['a record definition [cbor.records]', 'd869 83 1a e0000000 81 6161 01', 'cbor_tag', 0],
    ['a packed value [cbor.records]', 'd833 83 8101 80 80', 'cbor_tag', 0],
    ['a packed reference [cbor.records]', 'e0', 'cbor_simple_value', 0],
    ['a huge bignum before processing it [cbor.bignum]', `c2 5a 00061a80 ${'ff'.repeat(16)}`, 'cbor_tag', 0],
    ['-7 encoded in two bytes [cbor.non-minimal]', 'a1 03 3806', 'cbor_not_shortest', 2],
    ['23 encoded in two bytes [cbor.non-minimal]', '1817', 'cbor_not_shortest', 0],
    ['255 encoded in three bytes [cbor.non-minimal]', '1900ff', 'cbor_not_shortest', 0],
    ['65535 encoded in five bytes [cbor.non-minimal]', '1a0000ffff', 'cbor_not_shortest', 0],
    ['3 encoded in nine bytes [cbor.non-minimal] [cbor.int-range]', '1b0000000000000003', 'cbor_not_shortest', 0],
    ['2^32 - 1 encoded in nine bytes [cbor.non-minimal]', '1b00000000ffffffff', 'cbor_not_shortest', 0],
    ['a text length encoded in two bytes [cbor.non-minimal]', '7803 616263', 'cbor_not_shortest', 0],
    ['a byte string length encoded in three bytes [cbor.non-minimal]', '590003 616263', 'cbor_not_shortest', 0],
    ['an array count encoded in two bytes [cbor.non-minimal]', '9801 00', 'cbor_not_shortest', 0],
    ['a map count encoded in two bytes [cbor.non-minimal]', 'b800', 'cbor_not_shortest', 0],
    ['a map key encoded in two bytes [cbor.non-minimal]', 'a1 1801 00', 'cbor_not_shortest', 1],
    ['nine nested containers [cbor.depth]', '81 81 81 81 81 81 81 81 80', 'cbor_depth', 8],
    ['nine nested maps [cbor.depth]', `${'a100'.repeat(8)} a0`, 'cbor_depth', 16],
    ['an array that declares 2^32 - 1 elements [cbor.declared-length]', '9a ffffffff', 'cbor_too_many_items', 0],
    [
      'an array that declares 2^64 - 1 elements [cbor.declared-length]',
      '9b ffffffffffffffff',
      'cbor_too_many_items',
      0,
    ],
    ['a byte string that is longer than the input [cbor.declared-length]', '5a ffffffff 00', 'bytes_truncated', 5],
    ['a byte string that declares 2^64 - 1 bytes [cbor.declared-length]', '5b ffffffffffffffff', 'bytes_truncated', 9],
    ['a text that is one byte longer than the input [cbor.declared-length]', '63 6162', 'bytes_truncated', 1],
    ['an array with a missing element [cbor.declared-length]', '82 00', 'bytes_truncated', 2],
    ['a map with a missing value [cbor.declared-length]', 'a1 00', 'bytes_truncated', 2],
    ['a truncated header [cbor.declared-length]', '19 01', 'bytes_truncated', 1],
    ['257 elements [cbor.element-count]', `990101 ${'00'.repeat(257)}`, 'cbor_too_many_items', 0],
    ['257 pairs [cbor.element-count]', 'b90101', 'cbor_too_many_items', 0],
    ['a half-precision float [cbor.floats]', 'f9 c700', 'cbor_float', 0],
    ['alg as a single-precision -7.0 [cbor.floats]', 'a1 03 fa c0e00000', 'cbor_float', 2],
    ['a double-precision float [cbor.floats]', 'fb c01c000000000000', 'cbor_float', 0],
    ['null [cbor.simple-values]', 'f6', 'cbor_simple_value', 0],
    ['undefined [cbor.simple-values]', '81 f7', 'cbor_simple_value', 1],
    ['false encoded in two bytes [cbor.simple-values]', 'f814', 'cbor_simple_value', 0],
    ['simple value 19 [cbor.simple-values]', 'f3', 'cbor_simple_value', 0],
    ['simple value 255 [cbor.simple-values]', 'f8ff', 'cbor_simple_value', 0],
    ['reserved additional information of an integer', '1c', 'cbor_reserved', 0],
    ['reserved additional information of a map', '81 be', 'cbor_reserved', 1],
    ['the first reserved simple value', 'fc', 'cbor_reserved', 0],
    ['the last reserved simple value', 'fe', 'cbor_reserved', 0],
    ['text that is not valid UTF-8 [cbor.utf8-text]', '61 ff', 'utf8_invalid', 0],
    ['text of a lone continuation byte [cbor.utf8-text]', '61 80', 'utf8_invalid', 0],
    ['a key that is not valid UTF-8 [cbor.utf8-text]', 'a1 62c328 00', 'utf8_invalid', 1],
    ['text that starts with a byte order mark', '64 efbbbf61', 'cbor_text_bom', 0],
    ['a key that starts with a byte order mark', 'a1 64efbbbf61 00', 'cbor_text_bom', 1],
    ['2^53 [cbor.int-range]', '1b 0020000000000000', 'cbor_integer_range', 0],
    ['2^64 - 1 as a label [cbor.int-range]', 'a1 1bffffffffffffffff 00', 'cbor_integer_range', 1],
    ['-2^53 [cbor.int-range]', '3b 001fffffffffffff', 'cbor_integer_range', 0],
    ['-2^64 [cbor.int-range]', '3b ffffffffffffffff', 'cbor_integer_range', 0],
    ['a byte string as a key [cbor.key-types]', 'a1 4101 00', 'cbor_map_key_type', 1],
    ['an array as a key [cbor.key-types]', 'a1 80 00', 'cbor_map_key_type', 1],
    ['true as a key [cbor.key-types]', 'a1 f5 00', 'cbor_map_key_type', 1],
    ['a float as a key [cbor.key-types]', 'a1 f93c00 00', 'cbor_map_key_type', 1],
    ['empty input', '', 'bytes_truncated', 0],
  ]

  it.each(refusals)('%s', (_, bytes, code, offset) => {
    expect(refusalOf(() => measureCbor(hex(bytes), 0, PATH))).toMatchObject({ code, path: PATH, offset })
  })

  it('with an offset from the start of the input, not of the item', () => {
    expect(refusalOf(() => measureCbor(hex('0000 82 00 f6'), 2, PATH))).toMatchObject({ offset: 4 })
  })

  it('100,000 nested arrays without recursion [cbor.depth]', () => {
    const bomb = new Uint8Array(60_000).fill(0x81)
    expect(refusalOf(() => measureCbor(bomb, 0, PATH))).toMatchObject({ code: 'cbor_depth', offset: 8 })
    const longer = new Uint8Array(100_000).fill(0x81)
    expect(refusalOf(() => measureCbor(longer, 0, PATH))).toMatchObject({ code: 'bytes_too_long' })
  })

  it('nested containers with more than 1024 entries in total [cbor.element-count]', () => {
    const row = concat(head(4, 255), new Uint8Array(255))
    const accepted = concat(head(4, 4), row, row, row, row)
    expect(measureCbor(accepted, 0, PATH)).toBe(accepted.length)
    const refused = concat(head(4, 5), row, row, row, row, row)
    expect(refusalOf(() => measureCbor(refused, 0, PATH))).toMatchObject({ code: 'cbor_too_many_items', offset: 772 })
  })

  it('an array of a million elements that are present [cbor.element-count]', () => {
    const full = concat(head(4, 1_000_000), new Uint8Array(1_000_000))
    expect(refusalOf(() => measureCbor(full, 0, PATH)).code).toBe('bytes_too_long')
  })

  it('more than 64 KiB from the start of the item', () => {
    const most = concat(hex('59fffd'), new Uint8Array(0xfffd))
    expect(measureCbor(most, 0, PATH)).toBe(0x10000)
    const more = concat(hex('59fffe'), new Uint8Array(0xfffe))
    expect(refusalOf(() => measureCbor(more, 0, PATH))).toMatchObject({ code: 'bytes_too_long', offset: 0 })
    expect(measureCbor(concat(hex('00'), most), 1, PATH)).toBe(0x10001)
  })
})

describe('the CBOR decoder accepts map keys in any order [cbor.key-order]', () => {
  it.each([
    ['a negative label before a positive one', 'a2 20 00 01 00', [-1, 1]],
    ['descending two-byte integers', 'a2 1819 00 1818 00', [25, 24]],
    ['a longer label before a shorter one', 'a2 1818 00 01 00', [24, 1]],
    ['a longer text before a shorter one', 'a2 626161 00 6162 00', ['aa', 'b']],
    ['a text before an integer', 'a2 6161 00 01 00', ['a', 1]],
    ['texts in reverse alphabetical order', 'a2 626162 00 626161 00', ['ab', 'aa']],
  ])('%s', (_, bytes, keys) => {
    const { value, end } = decodeCborPrefix(hex(bytes), 0, PATH)
    expect([...(value as CborMap).keys()]).toEqual(keys)
    expect(end).toBe(hex(bytes).length)
  })
})

import {
  type CborMap,
  type CborValue,
  decodeCbor,
  decodeCborPrefix,
  decodeWholeCbor,
  isCborMap,
} from '../../../src/webauthn/bytes/cbor.js'
import { cbor, hex, refusalOf } from './writers.js'

const PATH = 'item'

describe('CBOR', () => {
  const values: readonly [bytes: string, value: CborValue][] = [
    ['00', 0],
    ['1818', 24],
    ['1affffffff', 0xffffffff],
    ['1b0000000100000000', 0x1_0000_0000],
    ['1b001fffffffffffff', Number.MAX_SAFE_INTEGER],
    ['20', -1],
    ['3affffffff', -0x1_0000_0000],
    ['3b001ffffffffffffe', Number.MIN_SAFE_INTEGER],
    ['f4', false],
    ['f5', true],
    ['60', ''],
    ['65c3a4e282ac', 'ä€'],
    ['64f0908d88', '𐍈'],
    [`7840${'61'.repeat(64)}`, 'a'.repeat(64)],
    [`7850${'c3a4'.repeat(40)}`, 'ä'.repeat(40)],
    ['420102', hex('0102')],
    ['8301f58120', [1, true, [-1]]],
    ['a0', new Map()],
    [
      'a2 01 6161 20 4100',
      new Map<number | string, CborValue>([
        [1, 'a'],
        [-1, hex('00')],
      ]),
    ],
  ]

  it.each(values)('decodes %s', (bytes, value) => {
    expect(decodeCbor(hex(bytes), PATH)).toEqual(value)
    expect(decodeWholeCbor(hex(bytes), PATH)).toEqual(value)
    expect(cbor(value)).toEqual(hex(bytes))
  })

  it('distinguishes integer and text keys [cbor.key-types]', () => {
    const map = decodeCbor(hex('a2 01 00 6131 01'), PATH) as CborMap
    expect([...map]).toEqual([
      [1, 0],
      ['1', 1],
    ])
  })

  it.each(['__proto__', 'constructor', 'toString'])('treats the key %s like any other key [cbor.proto-key]', (key) => {
    const map = decodeCbor(cbor(new Map([[key, new Map([['crossOrigin', true]])]])), PATH) as CborMap
    expect(map).toBeInstanceOf(Map)
    expect([...map.keys()]).toEqual([key])
    expect(Object.getPrototypeOf(map)).toBe(Map.prototype)
  })

  it('copies byte strings, so that the input can change afterwards [cbor.zero-copy-alias]', () => {
    const pool = Buffer.from('0082430102034161ff', 'hex')
    const input = pool.subarray(1, 8)
    const [first, second] = decodeCbor(input, PATH) as [Uint8Array, Uint8Array]
    pool.fill(0xff)
    expect(first).toEqual(hex('010203'))
    expect(second).toEqual(hex('61'))
    expect(Buffer.isBuffer(first)).toBe(false)
  })

  it('decodeCbor returns byte strings in a separate buffer', () => {
    const [first] = decodeCbor(hex('8243010203 f5'), PATH) as [Uint8Array, boolean]
    expect([first.byteOffset, first.buffer.byteLength]).toEqual([2, 6])
  })

  it('does not modify the input [authdata.no-mutation]', () => {
    const input = hex('8243010203 f5')
    decodeCbor(input, PATH)
    expect(input).toEqual(hex('8243010203 f5'))
    expect(Object.getOwnPropertyNames(input)).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  it('shares no state between items [cbor.records]', () => {
    expect(refusalOf(() => decodeCbor(hex('d869 83 19e000 81 6161 01'), PATH)).code).toBe('cbor_tag')
    expect(refusalOf(() => decodeCbor(hex('d9e000 81 02'), PATH)).code).toBe('cbor_tag')
    expect(decodeCbor(hex('8102'), PATH)).toEqual([2])
  })

  it('decodeCborPrefix decodes the first item and returns its end', () => {
    expect(decodeCborPrefix(hex('ff 820102 f6'), 1, PATH)).toEqual({ value: [1, 2], end: 4 })
  })

  it('rejects bytes after the item', () => {
    expect(refusalOf(() => decodeCbor(hex('8101 00'), PATH))).toMatchObject({
      code: 'bytes_trailing',
      path: PATH,
      offset: 2,
    })
  })

  it('rejects what the strict decoder rejects', () => {
    expect(refusalOf(() => decodeCbor(hex('a2 0100 0100'), PATH)).code).toBe('cbor_duplicate_key')
  })

  it('isCborMap returns true for maps only', () => {
    expect(isCborMap(new Map())).toBe(true)
    for (const other of [undefined, [], 'map', 5, hex('a0'), true]) expect(isCborMap(other)).toBe(false)
  })
})

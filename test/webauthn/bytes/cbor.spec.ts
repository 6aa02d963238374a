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

  it('keeps integer and text keys apart [cbor.key-types]', () => {
    const map = decodeCbor(hex('a2 01 00 6131 01'), PATH) as CborMap
    expect([...map]).toEqual([
      [1, 0],
      ['1', 1],
    ])
  })

  it.each(['__proto__', 'constructor', 'toString'])('gives the key %s no meaning [cbor.proto-key]', (key) => {
    const map = decodeCbor(cbor(new Map([[key, new Map([['crossOrigin', true]])]])), PATH) as CborMap
    expect(map).toBeInstanceOf(Map)
    expect([...map.keys()]).toEqual([key])
    expect(Object.getPrototypeOf(map)).toBe(Map.prototype)
  })

  it('copies byte strings: the input can change afterwards [cbor.zero-copy-alias]', () => {
    const pool = Buffer.from('0082430102034161ff', 'hex')
    const input = pool.subarray(1, 8)
    const [first, second] = decodeCbor(input, PATH) as [Uint8Array, Uint8Array]
    pool.fill(0xff)
    expect(first).toEqual(hex('010203'))
    expect(second).toEqual(hex('61'))
    expect(Buffer.isBuffer(first)).toBe(false)
  })

  it('keeps what is decoded alone in a buffer that nothing else is in', () => {
    const [first] = decodeCbor(hex('8243010203 f5'), PATH) as [Uint8Array, boolean]
    expect([first.byteOffset, first.buffer.byteLength]).toEqual([2, 6])
  })

  it('leaves the input as it was, without a property more [authdata.no-mutation]', () => {
    const input = hex('8243010203 f5')
    decodeCbor(input, PATH)
    expect(input).toEqual(hex('8243010203 f5'))
    expect(Object.getOwnPropertyNames(input)).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  it('keeps nothing from one item to the next [cbor.records]', () => {
    expect(refusalOf(() => decodeCbor(hex('d869 83 19e000 81 6161 01'), PATH)).code).toBe('cbor_tag')
    expect(refusalOf(() => decodeCbor(hex('d9e000 81 02'), PATH)).code).toBe('cbor_tag')
    expect(decodeCbor(hex('8102'), PATH)).toEqual([2])
  })

  it('decodes one item in front of others and says where it ends', () => {
    expect(decodeCborPrefix(hex('ff 820102 f6'), 1, PATH)).toEqual({ value: [1, 2], end: 4 })
  })

  it('refuses what is left over', () => {
    expect(refusalOf(() => decodeCbor(hex('8101 00'), PATH))).toMatchObject({
      code: 'bytes_trailing',
      path: PATH,
      offset: 2,
    })
  })

  it('refuses what the gate refuses', () => {
    expect(refusalOf(() => decodeCbor(hex('a2 0100 0100'), PATH)).code).toBe('cbor_duplicate_key')
  })

  it('tells maps from everything else', () => {
    expect(isCborMap(new Map())).toBe(true)
    for (const other of [undefined, [], 'map', 5, hex('a0'), true]) expect(isCborMap(other)).toBe(false)
  })
})

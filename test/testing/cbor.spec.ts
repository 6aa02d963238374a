import fc from 'fast-check'
import { type CborValue, EncodedCbor, encodeCbor } from '../../src/testing/index.js'
import { decodeCbor } from '../../src/webauthn/bytes/cbor.js'

const hex = (value: CborValue): string => Buffer.from(encodeCbor(value)).toString('hex')

describe('the CBOR of the testing kit', () => {
  // Appendix A of RFC 8949, without the items that CTAP2 forbids.
  it.each<[CborValue, string]>([
    [0, '00'],
    [23, '17'],
    [24, '1818'],
    [255, '18ff'],
    [256, '190100'],
    [65_536, '1a00010000'],
    [4_294_967_295, '1affffffff'],
    [4_294_967_296, '1b0000000100000000'],
    [18_446_744_073_709_551_615n, '1bffffffffffffffff'],
    [7n, '07'],
    [-1, '20'],
    [-257, '390100'],
    [-4_294_967_296, '3affffffff'],
    [-4_294_967_297, '3b0000000100000000'],
    [false, 'f4'],
    [true, 'f5'],
    ['', '60'],
    ['ü', '62c3bc'],
    [new Uint8Array(0), '40'],
    [Buffer.from([1, 2, 3, 4]), '4401020304'],
    [[1, [2, 3]], '8201820203'],
    [new Map(), 'a0'],
  ])('encodes %p as %s', (value, expected) => {
    expect(hex(value)).toBe(expected)
  })

  it('sorts the keys of maps by type, length and value', () => {
    const map = new Map<number | string, CborValue>([
      ['aa', 1],
      ['b', 2],
      [-1, 3],
      [100, 4],
      [10, 5],
    ])
    expect(hex(map)).toBe('a50a05186404200361620262616101')
  })

  it('copies encoded items, even invalid ones, wherever they are', () => {
    const item = new EncodedCbor(Uint8Array.of(0xff, 0xff))
    expect(hex(item)).toBe('ffff')
    expect(hex([1, item, item])).toBe('8301ffffffff')
    expect(hex(new Map([['a', new Map([['b', item]])]]))).toBe('a16161a16162ffff')
  })

  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.uint8Array({ maxLength: 300 }))
  const { value: values } = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { maxLength: 5 }),
      fc
        .uniqueArray(fc.tuple(fc.oneof(fc.integer(), fc.string()), tie('value')), {
          selector: ([key]) => key,
          maxLength: 5,
        })
        .map((entries) => new Map(entries)),
    ),
  }))

  it('is accepted by the strict decoder of the engine, for any value', () => {
    fc.assert(
      fc.property(values, (value) => void decodeCbor(encodeCbor(value), 'value')),
      { numRuns: 200 },
    )
  })
})

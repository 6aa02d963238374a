import { allocateBytes, decodeCanonical } from '../../../src/webauthn/bytes/memory.js'
import { hex } from './writers.js'

/** Values of these lengths fill more than one shared piece, end exactly where a piece ends, and are longer than one. */
const LENGTHS = [0, 1, 31, 4000, 4160, 8191, 1, 1, 8192, 8193, 20_000, 5]

describe('memory', () => {
  it('is given to one value only', () => {
    const values = LENGTHS.map((length) => allocateBytes(length))
    for (const [i, value] of values.entries()) value.fill(i)
    for (const [i, value] of values.entries()) expect(value).toEqual(new Uint8Array(LENGTHS[i] as number).fill(i))
  })

  it('of decoded texts is theirs only', () => {
    const originals = LENGTHS.map((length, i) => Buffer.alloc(length, i))
    for (const encoding of ['base64', 'base64url'] as const) {
      const decoded = originals.map((original) => decodeCanonical(original.toString(encoding), encoding))
      expect(decoded).toEqual(originals.map((original) => new Uint8Array(original)))
    }
  })

  it('is not used up by what is refused', () => {
    const before = allocateBytes(1)
    expect(decodeCanonical('YWJj\n', 'base64url')).toBeUndefined()
    const after = allocateBytes(1)
    expect(after.byteOffset).toBe(before.byteOffset + 1)
  })

  it('is a plain Uint8Array', () => {
    expect(Object.getPrototypeOf(allocateBytes(3))).toBe(Uint8Array.prototype)
    expect(decodeCanonical('YWJj', 'base64')).toEqual(hex('616263'))
  })
})

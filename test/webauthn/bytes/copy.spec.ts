import { copyBytes, ownBytes, ownTogether } from '../../../src/webauthn/bytes/copy.js'
import { hex } from './writers.js'

const ownAlone = (bytes: Uint8Array): Uint8Array => ownTogether(bytes)[0]

describe.each([copyBytes, ownBytes, ownAlone])('the copy of %p', (copyOf) => {
  it('does not change when the original changes', () => {
    const original = hex('010203')
    const copy = copyOf(original)
    original.fill(0xff)
    expect(copy).toEqual(hex('010203'))
  })

  it('is a plain Uint8Array, even of a Buffer, and contains only the given part', () => {
    const copy = copyOf(Buffer.from('00010203', 'hex').subarray(1))
    expect(copy).toEqual(hex('010203'))
    expect(Object.getPrototypeOf(copy)).toBe(Uint8Array.prototype)
  })

  it('is not backed by a SharedArrayBuffer', () => {
    const copy = copyOf(new Uint8Array(new SharedArrayBuffer(4)))
    expect(copy.buffer).not.toBeInstanceOf(SharedArrayBuffer)
  })
})

describe('ownBytes and ownTogether', () => {
  it.each([0, 1, 32, 1023, 100_000])('ownBytes returns %i bytes in a buffer of the same length', (length) => {
    const own = ownBytes(copyBytes(new Uint8Array(length).fill(7)))
    expect(own).toEqual(new Uint8Array(length).fill(7))
    expect([own.byteOffset, own.buffer.byteLength]).toEqual([0, length])
  })

  it('ownTogether copies all parts in order into one buffer without other bytes', () => {
    const together = ownTogether(copyBytes(hex('0102')), hex(''), copyBytes(hex('03')))
    expect(together).toEqual([hex('0102'), hex(''), hex('03')])
    expect(together.map(({ buffer }) => [...new Uint8Array(buffer)])).toEqual(together.map(() => [1, 2, 3]))
  })
})

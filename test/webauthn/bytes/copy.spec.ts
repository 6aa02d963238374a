import { copyBytes } from '../../../src/webauthn/bytes/copy.js'
import { hex } from './writers.js'

describe('copies', () => {
  it('does not change with its original', () => {
    const original = hex('010203')
    const copy = copyBytes(original)
    original.fill(0xff)
    expect(copy).toEqual(hex('010203'))
  })

  it('is a plain Uint8Array even of a Buffer, and of its part alone', () => {
    const copy = copyBytes(Buffer.from('00010203', 'hex').subarray(1))
    expect(copy).toEqual(hex('010203'))
    expect(Object.getPrototypeOf(copy)).toBe(Uint8Array.prototype)
  })

  it('leaves shared memory behind', () => {
    const copy = copyBytes(new Uint8Array(new SharedArrayBuffer(4)))
    expect(copy.buffer).not.toBeInstanceOf(SharedArrayBuffer)
  })
})

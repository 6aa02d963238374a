import { allocateBytes, decodeCanonical } from '../../../src/webauthn/bytes/memory.js'
import { hex } from './writers.js'

const SHARED_LENGTH = 8192
const LONGEST_SHARED = 4096
/** Values of these lengths fill several shared buffers, end exactly at the end of one, and are too long for one. */
const LENGTHS = [0, 1, 31, 4000, 4096, 64, 4095, 4097, 1, 1, 8192, 8193, 20_000, 20_001, 20_002, 5]

describe('the shared buffer', () => {
  it('gives each value separate space', () => {
    const values = LENGTHS.map((length) => allocateBytes(length))
    for (const [i, value] of values.entries()) value.fill(i)
    for (const [i, value] of values.entries()) expect(value).toEqual(new Uint8Array(LENGTHS[i] as number).fill(i))
  })

  it('gives each decoded text separate space', () => {
    const originals = LENGTHS.map((length, i) => Buffer.alloc(length, i))
    for (const encoding of ['base64', 'base64url'] as const) {
      const decoded = originals.map((original) => decodeCanonical(original.toString(encoding), encoding))
      expect(decoded).toEqual(originals.map((original) => new Uint8Array(original)))
    }
  })

  it.each([3, 4000, 100_000])('uses no space for an invalid text of %i bytes', (length) => {
    const before = allocateFirst()
    expect(decodeCanonical(`${base64url(length)}\n`, 'base64url')).toBeUndefined()
    expect(isBesideOf(allocateBytes(1), before)).toBe(true)
  })

  it.each([0, 1, 77, LONGEST_SHARED])('contains a value of %i bytes', (length) => {
    expect(allocateBytes(length).buffer.byteLength).toBe(SHARED_LENGTH)
    expect(decodeCanonical(base64url(length), 'base64url')?.buffer.byteLength).toBe(SHARED_LENGTH)
  })

  it.each([LONGEST_SHARED + 1, LONGEST_SHARED + 2, LONGEST_SHARED + 3, SHARED_LENGTH, 100_000])(
    'does not contain a value of %i bytes, which gets its own buffer',
    (length) => {
      const before = allocateFirst()
      expect(allocateBytes(length).buffer.byteLength).toBe(length)
      expect(decodeCanonical(base64url(length), 'base64url')?.buffer.byteLength).toBe(length)
      expect(isBesideOf(allocateBytes(1), before)).toBe(true)
    },
  )

  it('returns plain Uint8Arrays', () => {
    expect(Object.getPrototypeOf(allocateBytes(3))).toBe(Uint8Array.prototype)
    expect(decodeCanonical('YWJj', 'base64')).toEqual(hex('616263'))
  })
})

function base64url(length: number): string {
  return Buffer.alloc(length, 0xa5).toString('base64url')
}

/** A byte of a shared buffer that has at least {@link LONGEST_SHARED} bytes left, including this one. */
function allocateFirst(): Uint8Array {
  allocateBytes(LONGEST_SHARED)
  allocateBytes(LONGEST_SHARED)
  return allocateBytes(1)
}

/** Whether a value directly follows a one-byte value. */
function isBesideOf(value: Uint8Array, before: Uint8Array): boolean {
  return value.buffer === before.buffer && value.byteOffset === before.byteOffset + 1
}

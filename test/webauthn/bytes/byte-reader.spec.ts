import { ByteReader } from '../../../src/webauthn/bytes/byte-reader.js'
import { hex, refusalOf } from './writers.js'

const BYTES = hex('01 0203 fffefdfc aabb')

describe('ByteReader', () => {
  it('reads big-endian integers and bytes sequentially', () => {
    const reader = new ByteReader(BYTES, 'it')
    expect(reader.uint8()).toBe(0x01)
    expect(reader.uint16()).toBe(0x0203)
    expect(reader.uint32()).toBe(0xfffefdfc)
    expect(reader.offset).toBe(7)
    expect(reader.remaining).toBe(2)
    expect(reader.take(2)).toEqual(hex('aabb'))
    expect(reader.take(0)).toEqual(hex(''))
    expect(reader.remaining).toBe(0)
    reader.end()
  })

  it('returns views of the input', () => {
    const { buffer } = new ByteReader(BYTES, 'it').take(2)
    expect(buffer).toBe(BYTES.buffer)
  })

  const reads: readonly [name: string, read: (reader: ByteReader) => unknown, faultAt: number][] = [
    ['a byte', (reader) => reader.uint8(), 9],
    ['two bytes', (reader) => reader.take(2), 8],
    ['ten bytes', (reader) => reader.take(10), 0],
    ['a 16-bit integer', (reader) => reader.uint16(), 9],
    ['a 32-bit integer', (reader) => reader.uint32(), 9],
  ]

  it.each(reads)('rejects reading %s past the end', (_, read, offset) => {
    const reader = new ByteReader(BYTES, 'it')
    reader.take(offset)
    expect(refusalOf(() => read(reader))).toMatchObject({ code: 'bytes_truncated', path: 'it', offset })
  })

  it('end() rejects input that has bytes left', () => {
    const reader = new ByteReader(BYTES, 'it')
    reader.take(8)
    expect(refusalOf(() => reader.end())).toMatchObject({ code: 'bytes_trailing', path: 'it', offset: 8 })
  })
})

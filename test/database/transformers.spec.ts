import { bytes, instant, integer, json } from '../../src/database/transformers.js'

describe('column transformers', () => {
  it.each([
    ['integer', integer, 7, 7],
    ['instant', instant, new Date(1_700_000_000_123), 1_700_000_000_123],
    ['json', json, { a: [1, null] }, '{"a":[1,null]}'],
    ['bytes', bytes, new Uint8Array([1, 2]), Buffer.from([1, 2])],
  ])('%s writes and reads the same value', (_name, transformer, value, stored) => {
    expect(transformer.to(value)).toEqual(stored)
    expect(transformer.from(stored)).toEqual(value)
  })

  it.each([
    ['integer', integer],
    ['instant', instant],
    ['bytes', bytes],
  ])('%s keeps null', (_name, transformer) => {
    expect(transformer.to(null)).toBeNull()
    expect(transformer.from(null)).toBeNull()
  })

  it('json reads null', () => {
    expect(json.from(null)).toBeNull()
  })

  it('reads big integers that come as text', () => {
    expect(integer.from('4294967295')).toBe(4_294_967_295)
    expect(instant.from('1700000000123')).toEqual(new Date(1_700_000_000_123))
  })

  it('leaves columns alone that an update does not name', () => {
    for (const transformer of [integer, instant, json, bytes]) expect(transformer.to(undefined)).toBeUndefined()
  })
})

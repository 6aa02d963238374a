import { digest, sha256, sha256Text } from '../../../src/webauthn/crypto/hash.js'
import { LruCache } from '../../../src/webauthn/crypto/lru-cache.js'

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('digest and sha256', () => {
  // FIPS 180-4, "abc".
  it.each([
    ['sha1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['sha256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['sha384', 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7'],
    [
      'sha512',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ] as const)('compute %s of one and of several chunks', (name, expected) => {
    expect(hexOf(digest(name, utf8('abc')))).toBe(expected)
    expect(hexOf(digest(name, utf8('a'), utf8(''), utf8('bc')))).toBe(expected)
  })

  it('hash empty input if no chunk is given', () => {
    expect(digest('sha256')).toEqual(sha256(new Uint8Array(0)))
  })

  it('sha256Text hashes the UTF-8 encoding', () => {
    expect(sha256Text('ä€')).toEqual(sha256(utf8('ä€')))
    expect(hexOf(sha256Text('abc'))).toMatch(/^ba7816bf/)
  })

  it('return plain Uint8Arrays', () => {
    expect(sha256(utf8('abc')).constructor).toBe(Uint8Array)
    expect(digest('sha1', utf8('abc')).constructor).toBe(Uint8Array)
  })
})

describe('LruCache', () => {
  /** Looks up each key and returns those whose value was created. */
  const fill = (cache: LruCache<string>, ...keys: string[]): string[] => {
    const created: string[] = []
    for (const key of keys) {
      cache.getOrCreate(key, () => {
        created.push(key)
        return key
      })
    }
    return created
  }

  it('creates each value once', () => {
    expect(fill(new LruCache(2), 'a', 'b', 'a', 'b')).toEqual(['a', 'b'])
  })

  it('evicts the least recently used value', () => {
    const cache = new LruCache<string>(2)
    expect(fill(cache, 'a', 'b', 'a', 'c')).toEqual(['a', 'b', 'c'])
    expect(fill(cache, 'a', 'c')).toEqual([])
    expect(fill(cache, 'b')).toEqual(['b'])
  })

  it('does not cache a failure', () => {
    const cache = new LruCache<string>(2)
    const fail = (): never => {
      throw new RangeError('no')
    }
    expect(() => cache.getOrCreate('a', fail)).toThrow(RangeError)
    expect(cache.getOrCreate('a', () => 'now')).toBe('now')
  })
})

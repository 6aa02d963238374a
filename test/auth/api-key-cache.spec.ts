import { ApiKeyCache } from '../../src/auth/api-keys/api-key-cache.js'
import { ApiKeysRepository, type StoredApiKey } from '../../src/auth/api-keys/api-keys.repository.js'
import { NoMetrics } from '../../src/observability/metrics/metrics.service.js'
import { TestClock } from '../support/clock.js'

/** The repository of a database that another process changes, too. */
class Stored extends (ApiKeysRepository as abstract new () => object) {
  name = 'first'
  reads: string[] = []
  uses = 0
  /** Runs before a read returns. */
  onRead: () => Promise<void> | void = () => undefined

  async find(id: string): Promise<StoredApiKey | undefined> {
    this.reads.push(id)
    const { name } = this
    await this.onRead()
    if (id.startsWith('unknown')) return undefined
    const apiKey = { id, name, lastUsedAt: null } as unknown as StoredApiKey['apiKey']
    return { apiKey, secretHash: new Uint8Array(32) }
  }

  recordUse(): Promise<void> {
    this.uses += 1
    return Promise.resolve()
  }
}

let clock: TestClock
let stored: Stored
let cache: ApiKeyCache
beforeEach(() => {
  clock = new TestClock()
  stored = new Stored()
  cache = new ApiKeyCache(stored as unknown as ApiKeysRepository, clock, new NoMetrics())
})

const nameOf = async (id: string) => (await cache.find(id))?.apiKey.name

describe('ApiKeyCache', () => {
  it.each([
    ['returns a cached key for less than a second', 0.999, 'first'],
    ['reads a key again after a second', 1, 'changed'],
    ['reads a key again when the clock was set back', -0.001, 'changed'],
  ])('%s', async (_what, seconds, expected) => {
    expect(await nameOf('a')).toBe('first')
    stored.name = 'changed'
    clock.advanceSeconds(seconds)
    expect(await nameOf('a')).toBe(expected)
  })

  it('counts the second from the start of the read, not from the last use', async () => {
    stored.onRead = () => clock.advanceSeconds(0.6)
    await nameOf('a')
    clock.advanceSeconds(0.3)
    await nameOf('a')
    stored.name = 'changed'
    clock.advanceSeconds(0.1)
    expect(await nameOf('a')).toBe('changed')
  })

  it('reads a key again after a change in this process', async () => {
    await nameOf('a')
    stored.name = 'changed'
    cache.clear()
    expect(await nameOf('a')).toBe('changed')
  })

  it('does not cache a key that was read before a change and returned after it', async () => {
    stored.onRead = () => {
      stored.name = 'changed'
      cache.clear()
    }
    expect(await nameOf('a')).toBe('first')
    expect(await nameOf('a')).toBe('changed')
  })

  it('does not cache unknown ids', async () => {
    expect(await nameOf('unknown')).toBeUndefined()
    expect(await nameOf('unknown')).toBeUndefined()
    expect(stored.reads).toEqual(['unknown', 'unknown'])
  })

  it('updates the cached time of the last use', async () => {
    await cache.find('a')
    await cache.recordUse('a', clock.now())
    expect((await cache.find('a'))?.apiKey.lastUsedAt).toEqual(clock.now())
    expect([stored.uses, stored.reads]).toEqual([1, ['a']])
  })

  it('drops the oldest key above 1024 keys', async () => {
    for (let index = 0; index <= 1024; index += 1) await cache.find(`key ${index}`)
    stored.reads = []
    for (const id of ['key 1', 'key 1024', 'key 0']) await cache.find(id)
    expect(stored.reads).toEqual(['key 0'])
  })
})

import { jest } from '@jest/globals'
import { MemoryRateLimitStore } from '../../src/limits/memory-rate-limit-store.js'
import type { RateLimit } from '../../src/limits/rate-limit.js'

const rateLimit: RateLimit = { name: 'address', limit: 2 }

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it('counts each key and each rate limit separately, also beyond the limit', async () => {
  const store = new MemoryRateLimitStore()
  const used = []
  for (const key of ['a', 'a', 'b', 'a']) used.push((await store.add({ rateLimit, key })).used)
  expect(used).toEqual([1, 2, 1, 3])
  expect((await store.add({ rateLimit: { name: 'user', limit: 2 }, key: 'a' })).used).toBe(1)
})

it('returns the status without counting', async () => {
  const store = new MemoryRateLimitStore()
  expect(await store.get({ rateLimit, key: 'a' })).toMatchObject({ used: 0, resetMillis: 0 })
  await store.add({ rateLimit, key: 'a' })
  await store.get({ rateLimit, key: 'a' })
  expect(await store.get({ rateLimit, key: 'a' })).toMatchObject({ rateLimit, used: 1, resetMillis: 60_000 })
})

it('starts a new window 60 seconds after the first request', async () => {
  const store = new MemoryRateLimitStore()
  await store.add({ rateLimit, key: 'a' })
  jest.advanceTimersByTime(59_999)
  expect(await store.add({ rateLimit, key: 'a' })).toMatchObject({ used: 2, resetMillis: 1 })
  jest.advanceTimersByTime(1)
  expect(await store.add({ rateLimit, key: 'a' })).toMatchObject({ used: 1, resetMillis: 60_000 })
})

it('distinguishes long keys that differ only at the end', async () => {
  const store = new MemoryRateLimitStore()
  const [one, other] = ['x', 'y'].map((end) => 'k'.repeat(300) + end)
  await store.add({ rateLimit, key: one ?? '' })
  expect((await store.add({ rateLimit, key: other ?? '' })).used).toBe(1)
  expect((await store.add({ rateLimit, key: one ?? '' })).used).toBe(2)
})

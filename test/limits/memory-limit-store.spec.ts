import { jest } from '@jest/globals'
import { MemoryLimitStore } from '../../src/limits/memory-limit-store.js'
import type { Quota } from '../../src/limits/quota.js'

const quota: Quota = { name: 'address', limit: 2 }

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it('counts each key and each quota for itself, and past the limit', async () => {
  const store = new MemoryLimitStore()
  const used = []
  for (const key of ['a', 'a', 'b', 'a']) used.push((await store.add({ quota, key })).used)
  expect(used).toEqual([1, 2, 1, 3])
  expect((await store.add({ quota: { name: 'user', limit: 2 }, key: 'a' })).used).toBe(1)
})

it('looks without counting', async () => {
  const store = new MemoryLimitStore()
  expect(await store.look({ quota, key: 'a' })).toMatchObject({ used: 0, resetMillis: 0 })
  await store.add({ quota, key: 'a' })
  await store.look({ quota, key: 'a' })
  expect(await store.look({ quota, key: 'a' })).toMatchObject({ quota, used: 1, resetMillis: 60_000 })
})

it('begins anew a minute after the first', async () => {
  const store = new MemoryLimitStore()
  await store.add({ quota, key: 'a' })
  jest.advanceTimersByTime(59_999)
  expect(await store.add({ quota, key: 'a' })).toMatchObject({ used: 2, resetMillis: 1 })
  jest.advanceTimersByTime(1)
  expect(await store.add({ quota, key: 'a' })).toMatchObject({ used: 1, resetMillis: 60_000 })
})

it('keeps keys apart however long they are', async () => {
  const store = new MemoryLimitStore()
  const [one, other] = ['x', 'y'].map((end) => 'k'.repeat(300) + end)
  await store.add({ quota, key: one ?? '' })
  expect((await store.add({ quota, key: other ?? '' })).used).toBe(1)
  expect((await store.add({ quota, key: one ?? '' })).used).toBe(2)
})

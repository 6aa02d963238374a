import { SystemClock } from '../../src/common/clock.js'
import { SystemRandom } from '../../src/common/random.js'

describe('SystemRandom', () => {
  const random = new SystemRandom()

  it('returns the requested number of bytes, different each time', () => {
    expect(random.bytes(64)).toHaveLength(64)
    expect(random.bytes(32)).not.toEqual(random.bytes(32))
  })

  it('returns bytes with their own buffer', () => {
    expect(random.bytes(16).buffer.byteLength).toBe(16)
  })

  it('returns version 4 UUIDs', () => {
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(random.uuid()).not.toBe(random.uuid())
  })
})

describe('SystemClock', () => {
  it('returns the current time', () => {
    const clock = new SystemClock()
    const before = Date.now()
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before)
  })
})

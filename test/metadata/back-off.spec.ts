import { Random } from '../../src/common/random.js'
import { backOff } from '../../src/metadata/refresh/back-off.js'

/** Returns the same byte every time. */
class FixedRandom extends Random {
  constructor(private readonly byte: number) {
    super()
  }

  bytes(length: number): Uint8Array {
    return new Uint8Array(length).fill(this.byte)
  }

  uuid(): string {
    return '00000000-0000-4000-8000-000000000000'
  }
}

const LONGEST = 3_600_000

describe('the delay before a retry', () => {
  it.each([
    [1, 60_000],
    [2, 120_000],
    [6, 1_920_000],
    [7, LONGEST],
    [1000, LONGEST],
  ])('after %d failures is at most %d ms and at least half of that', (failures, full) => {
    expect(backOff(failures, LONGEST, new FixedRandom(0))).toBe(full)
    expect(backOff(failures, LONGEST, new FixedRandom(0xff))).toBe(full / 2)
  })

  it('never exceeds the refresh interval', () => {
    expect(backOff(1, 1000, new FixedRandom(0))).toBe(1000)
  })
})

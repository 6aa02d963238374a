import { compareSamples } from '../../bench/two-samples.js'

const upTo = (count: number, step = 1, from = 0) => Array.from({ length: count }, (_, i) => from + i * step)

describe('the comparison of two samples', () => {
  it('finds no difference between equal samples', () => {
    expect(compareSamples(upTo(100), upTo(100))).toEqual({ medians: [50, 50], tails: [95, 95], shorter: 0.5, z: 0 })
  })

  it('finds a difference if all values of one sample are smaller', () => {
    const { medians, shorter, z } = compareSamples(upTo(100), upTo(100, 1, 1000))
    expect(medians).toEqual([50, 1050])
    expect(shorter).toBe(1)
    expect(z).toBeLessThan(-12)
  })

  it('changes the sign when the samples are swapped', () => {
    const [a, b] = [upTo(200, 1), upTo(200, 1, 20)]
    expect(compareSamples(b, a).z).toBeCloseTo(-compareSamples(a, b).z)
  })

  it('compares ranks, so an outlier has no more weight than another large value', () => {
    const usual = upTo(99, 1, 0.5)
    expect(compareSamples([...usual, 1e9], upTo(100)).z).toBe(compareSamples([...usual, 1000], upTo(100)).z)
  })

  it('agrees with the table of Mann and Whitney', () => {
    // Ranks of the first: 1, 2, 4. U = 7 - 6 = 1 of 9.
    expect(compareSamples([1, 2, 4], [3, 5, 6]).shorter).toBeCloseTo(8 / 9)
  })
})

/** The comparison of two samples of times. */
interface Comparison {
  readonly medians: readonly [first: number, second: number]
  /** The 95th percentiles. */
  readonly tails: readonly [first: number, second: number]
  /** The probability that a time of the first sample is shorter than one of the second; 0.5 if they do not differ. */
  readonly shorter: number
  /** The Mann-Whitney statistic in standard deviations. Beyond ±4 the difference is significant. */
  readonly z: number
}

/** Compares two samples by ranks, which are robust against outliers. */
export function compareSamples(first: readonly number[], second: readonly number[]): Comparison {
  const [m, n] = [first.length, second.length]
  const rankSum = ranksIn([...first, ...second])
    .slice(0, m)
    .reduce((sum, rank) => sum + rank, 0)
  const longer = rankSum - (m * (m + 1)) / 2
  const z = (longer - (m * n) / 2) / Math.sqrt((m * n * (m + n + 1)) / 12)
  return {
    medians: [quantileOf(first, 0.5), quantileOf(second, 0.5)],
    tails: [quantileOf(first, 0.95), quantileOf(second, 0.95)],
    shorter: 1 - longer / (m * n),
    z,
  }
}

/** Returns the rank of each value, from 1. Equal values share the average rank. */
function ranksIn(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const places = new Map<number, { first: number; last: number }>()
  for (const [index, value] of sorted.entries()) {
    const place = places.get(value)
    if (place === undefined) places.set(value, { first: index + 1, last: index + 1 })
    else place.last = index + 1
  }
  return values.map((value) => {
    const { first, last } = places.get(value) as { first: number; last: number }
    return (first + last) / 2
  })
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] as number
}

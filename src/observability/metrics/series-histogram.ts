interface Series {
  readonly labels: Readonly<Record<string, string>>
  /** The number of observations in each bucket, without those in smaller buckets. The last bucket has no bound. */
  readonly counts: number[]
  sum: number
}

interface Sample {
  readonly metricName: string
  readonly labels: Readonly<Record<string, string | number>>
  readonly value: number
}

/** The samples in the form that the registry renders. */
interface HistogramSamples {
  readonly name: string
  readonly help: string
  readonly type: 'histogram'
  readonly aggregator: 'sum'
  readonly values: readonly Sample[]
}

interface HistogramOptions {
  readonly name: string
  readonly help: string
  readonly labelNames: readonly string[]
  /** The upper bounds of the buckets, in ascending order. */
  readonly bounds: readonly number[]
}

/**
 * A histogram for the registry of prom-client. It finds a series with one lookup, because every request observes several
 * durations. The histogram of prom-client checks and sorts the labels of each observation.
 */
export class SeriesHistogram {
  readonly name: string
  readonly help: string
  readonly #labelNames: readonly string[]
  readonly #bounds: readonly number[]
  readonly #series = new Map<string, Series>()

  constructor({ name, help, labelNames, bounds }: HistogramOptions) {
    this.name = name
    this.help = help
    this.#labelNames = labelNames
    this.#bounds = bounds
  }

  observe(labels: Readonly<Record<string, string>>, value: number): void {
    const series = this.#seriesOf(labels)
    const { counts } = series
    const bounds = this.#bounds
    let index = 0
    while (index < bounds.length && value > (bounds[index] ?? Infinity)) index += 1
    counts[index] = (counts[index] ?? 0) + 1
    series.sum += value
  }

  /** Returns the samples. The registry calls it for each scrape. */
  get(): Promise<HistogramSamples> {
    const { name, help } = this
    const values = [...this.#series.values()].flatMap((series) => this.#samplesOf(series))
    return Promise.resolve({ name, help, type: 'histogram', aggregator: 'sum', values })
  }

  #seriesOf(labels: Readonly<Record<string, string>>): Series {
    let key = ''
    for (const name of this.#labelNames) key += `${labels[name] ?? ''}\n`
    const known = this.#series.get(key)
    if (known !== undefined) return known
    const series = { labels, counts: new Array<number>(this.#bounds.length + 1).fill(0), sum: 0 }
    this.#series.set(key, series)
    return series
  }

  #samplesOf({ labels, counts, sum }: Series): Sample[] {
    let count = 0
    const buckets = counts.map((inBucket, index) => {
      count += inBucket
      const le = this.#bounds[index] ?? '+Inf'
      return { metricName: `${this.name}_bucket`, labels: { le, ...labels }, value: count }
    })
    return [
      ...buckets,
      { metricName: `${this.name}_sum`, labels, value: sum },
      { metricName: `${this.name}_count`, labels, value: count },
    ]
  }
}

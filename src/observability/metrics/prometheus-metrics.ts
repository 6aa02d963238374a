import { Counter, Gauge, type Metric, Registry } from 'prom-client'
import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  type LabelsOf,
  type MetricDefinition,
  METRICS,
} from './metrics.data.js'
import { MetricsService, type ReadMetric } from './metrics.service.js'
import { SeriesHistogram } from './series-histogram.js'

/** The catalogue has only text as values of labels. */
type Labels = Readonly<Record<string, string>>

/** A metric that a scrape reads. */
interface Source {
  readonly name: GaugeName | CounterName
  readonly labels: Labels
  readonly read: ReadMetric
}

/** Metrics in a registry of prom-client. */
export class PrometheusMetrics extends MetricsService {
  readonly areEnabled = true
  readonly #registry = new Registry()
  readonly #counters = new Map<string, Counter>()
  readonly #gauges = new Map<string, Gauge>()
  readonly #histograms = new Map<string, SeriesHistogram>()
  readonly #sources: Source[] = []

  constructor() {
    super()
    for (const [name, definition] of Object.entries<MetricDefinition>(METRICS)) this.#register(name, definition)
  }

  add<N extends CounterName>(name: N, labels: LabelsOf<N>, value = 1): void {
    this.#counters.get(name)?.inc(labels as Labels, value)
  }

  observe<N extends HistogramName>(name: N, labels: LabelsOf<N>, seconds: number): void {
    this.#histograms.get(name)?.observe(labels as Labels, seconds)
  }

  set<N extends GaugeName>(name: N, labels: LabelsOf<N>, value: number): void {
    this.#gauges.get(name)?.set(labels as Labels, value)
  }

  provide<N extends GaugeName | CounterName>(name: N, labels: LabelsOf<N>, read: ReadMetric): void {
    this.#sources.push({ name, labels: labels as Labels, read })
  }

  render(): Promise<string> {
    for (const source of this.#sources) this.#read(source)
    return this.#registry.metrics()
  }

  #read({ name, labels, read }: Source): void {
    const value = read()
    const gauge = this.#gauges.get(name)
    const counter = this.#counters.get(name)
    counter?.reset()
    counter?.inc(value)
    if (value === undefined) gauge?.remove(labels)
    else gauge?.set(labels, value)
  }

  #register(key: string, { type, name, help, labels, buckets = [] }: MetricDefinition): void {
    const options = { name, help, labelNames: Object.keys(labels), registers: [this.#registry] }
    if (type === 'counter') this.#counters.set(key, new Counter(options))
    else if (type === 'gauge') this.#gauges.set(key, withoutSamples(new Gauge(options), options.labelNames))
    else this.#addHistogram(key, new SeriesHistogram({ name, help, labelNames: options.labelNames, bounds: buckets }))
  }

  #addHistogram(key: string, histogram: SeriesHistogram): void {
    this.#histograms.set(key, histogram)
    this.#registry.registerMetric(histogram as unknown as Metric)
  }
}

/** prom-client gives a gauge without labels the value 0, which nothing has measured yet. */
function withoutSamples(gauge: Gauge, labelNames: readonly string[]): Gauge {
  if (labelNames.length === 0) gauge.remove()
  return gauge
}

import type { CounterName, GaugeName, HistogramName, LabelsOf } from './metrics.data.js'

/** The media type of a scrape: the text format of Prometheus. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Reads the value of a metric. Undefined: the metric has no sample. */
export type ReadMetric = () => number | undefined

/** Records what the server does. The names are the keys of the catalogue in `metrics.data.ts`. */
export abstract class MetricsService {
  /** Whether anything is recorded. */
  abstract readonly areEnabled: boolean
  /** Adds to a counter; 1 by default. */
  abstract add<N extends CounterName>(name: N, labels: LabelsOf<N>, value?: number): void
  /** Records a duration in seconds. */
  abstract observe<N extends HistogramName>(name: N, labels: LabelsOf<N>, seconds: number): void
  abstract set<N extends GaugeName>(name: N, labels: LabelsOf<N>, value: number): void
  /** Registers the source of a metric, which every scrape reads. A counter with a source has no labels. */
  abstract provide<N extends GaugeName | CounterName>(name: N, labels: LabelsOf<N>, read: ReadMetric): void
  /** Returns the text of a scrape. */
  abstract render(): Promise<string>
}

/** Records nothing. */
export class NoMetrics extends MetricsService {
  readonly areEnabled = false

  add(): void {}
  observe(): void {}
  set(): void {}
  provide(): void {}

  render(): Promise<string> {
    return Promise.resolve('')
  }
}

import { Histogram, type Metric, Registry } from 'prom-client'
import { SeriesHistogram } from '../../src/observability/metrics/series-histogram.js'

const OPTIONS = { name: 'latency_seconds', help: 'Latency.', labelNames: ['method', 'route'] }
const BOUNDS = [0.1, 0.5, 1]

it('has the same samples as the histogram of prom-client', async () => {
  const [ours, theirs] = [new Registry(), new Registry()]
  const histogram = new SeriesHistogram({ ...OPTIONS, bounds: BOUNDS })
  ours.registerMetric(histogram as unknown as Metric)
  const reference = new Histogram({ ...OPTIONS, buckets: BOUNDS, registers: [theirs] })
  const observations = [0.1, 0.10001, 0, 0.5, 0.75, 1, 1.5, 99]
  for (const [index, value] of observations.entries()) {
    const labels = { method: index % 2 === 0 ? 'GET' : 'POST', route: '/v1/users/:userId' }
    histogram.observe(labels, value)
    reference.observe(labels, value)
  }
  expect(await ours.metrics()).toBe(await theirs.metrics())
})

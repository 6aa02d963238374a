import type { FastifyInstance } from 'fastify'
import { METRICS, type LabelsOf } from './metrics.data.js'
import type { MetricsService } from './metrics.service.js'

type Method = LabelsOf<'requestDuration'>['method']
type StatusClass = LabelsOf<'requestDuration'>['status']

const METHODS: ReadonlySet<string> = new Set(METRICS.requestDuration.labels.method)

/** Measures every request by the pattern of its route. The URL is not a label: it contains ids and has no bound. */
export function measureRequests(fastify: FastifyInstance, metrics: MetricsService): void {
  if (!metrics.areEnabled) return
  fastify.addHook('onResponse', (request, reply, done) => {
    const method = (METHODS.has(request.method) ? request.method : 'other') as Method
    const status = `${Math.floor(reply.statusCode / 100)}xx` as StatusClass
    const route = request.routeOptions.url ?? 'none'
    metrics.observe('requestDuration', { method, route, status }, reply.elapsedTime / 1000)
    if (request.problemCode !== undefined) metrics.add('problems', { code: request.problemCode })
    done()
  })
}

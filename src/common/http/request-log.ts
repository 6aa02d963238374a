import type { FastifyInstance } from 'fastify'
import type { StructuredLogger } from '../logger.js'

/** Logs each completed request with its route pattern. The URL is not logged: it may contain user ids. */
export function logRequests(fastify: FastifyInstance, logger: StructuredLogger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.event('request completed', {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
      requestId: request.id,
      traceId: request.traceId,
    })
    done()
  })
}

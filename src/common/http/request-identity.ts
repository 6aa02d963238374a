import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The trace the caller's `traceparent` header names (W3C Trace Context): 32 hexadecimal digits. */
    traceId: string | undefined
  }
}

/** What a caller may choose as the id of its request: it ends up in logs and answers. */
const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/

const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/

/** The caller's `X-Request-Id` when it is a sane one. */
export function requestIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : undefined
}

/** The trace id inside a `traceparent` header. */
export function traceIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? TRACEPARENT.exec(header)?.[1] : undefined
}

/** Tells every caller the id under which the log has its request. */
export function identifyRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('traceId', undefined)
  fastify.addHook('onRequest', (request, reply, done) => {
    request.traceId = traceIdOf(request.headers['traceparent'])
    reply.header('x-request-id', request.id)
    done()
  })
}

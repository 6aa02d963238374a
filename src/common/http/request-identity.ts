import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The trace id of the `traceparent` header (W3C Trace Context): 32 hexadecimal digits. */
    traceId: string | undefined
  }
}

/** A request id that a client may choose; it appears in logs and responses. */
const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/

const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/

/** Returns the client's `X-Request-Id` if it is valid. */
export function requestIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : undefined
}

/** Returns the trace id of a `traceparent` header. */
export function traceIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? TRACEPARENT.exec(header)?.[1] : undefined
}

/** Returns the id of each request to the client; the log uses the same id. */
export function identifyRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('traceId', undefined)
  fastify.addHook('onRequest', (request, reply, done) => {
    request.traceId = traceIdOf(request.headers['traceparent'])
    reply.header('x-request-id', request.id)
    done()
  })
}

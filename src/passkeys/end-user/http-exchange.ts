import type { FastifyReply, FastifyRequest } from 'fastify'

/** A request with its answer. */
export interface HttpExchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A request with its answer. */
export interface HttpExchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** The exchange of a handler, for a pipe that reads or sets cookies. */
export const Exchange = createParamDecorator((_data: unknown, context: ExecutionContext): HttpExchange => {
  const http = context.switchToHttp()
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() }
})

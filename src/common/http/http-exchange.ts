import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A request and its reply. */
export interface HttpExchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Injects the request and the reply of a handler, for pipes that handle cookies. */
export const Exchange = createParamDecorator((_data: unknown, context: ExecutionContext): HttpExchange => {
  const http = context.switchToHttp()
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() }
})

import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common'
import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify'
import { StructuredLogger } from '../logger.js'
import type { Problem } from './problem.js'
import { problemOf } from './problem-of.js'
import { renderProblemDetails } from './problem-renderer.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The `WWW-Authenticate` header of a 401 response; `Bearer` by default. */
    challenge?: string
  }
  interface FastifyRequest {
    /** The error code of the response. */
    problemCode?: string
  }
}

/** Converts every error into a response. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: StructuredLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger)
  }
}

/** Sends the response. The stack of an unexpected error is only logged. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: StructuredLogger,
): void {
  const problem = problemOf(error)
  if (problem.status === 500 || problem.code === 'database_unavailable')
    logger.failure(error, { requestId: request.id, code: problem.code })
  request.problemCode = problem.code
  if (reply.sent) return
  const render = request.routeOptions.config.renderProblem ?? renderProblemDetails
  const { status, contentType, body } = render(problem, request)
  void reply
    .status(status)
    .headers(headersOf(problem, request.routeOptions.config))
    .header('x-request-id', request.id)
    .header('content-type', contentType)
    // Sent as bytes: the server would add a charset to text, but JSON media types have no such parameter (RFC 8259 §11).
    .send(Buffer.from(JSON.stringify(body)))
}

/** Seconds after which a client may retry during an outage. */
const RETRY_AFTER = '5'

/** A 401 response must name an authentication scheme (RFC 9110 §11.6.1). */
function headersOf(problem: Problem, { challenge = 'Bearer' }: FastifyContextConfig): Record<string, string> {
  return {
    ...(problem.status === 401 ? { 'www-authenticate': challenge } : {}),
    ...(problem.status === 503 ? { 'retry-after': RETRY_AFTER } : {}),
    'cache-control': 'no-store',
    ...problem.headers,
  }
}

import { STATUS_CODES } from 'node:http'
import type { FastifyServerOptions } from 'fastify'
import { PROBLEM_CODES, type ProblemCode } from '../problems/problem-codes.data.js'
import { renderProblemDetails } from '../problems/problem-renderer.js'
import type { Random } from '../random.js'

type ClientErrorHandler = NonNullable<FastifyServerOptions['clientErrorHandler']>

const BY_PARSER_CODE: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
}

/** Creates a handler that answers malformed HTTP with a problem document and closes the connection. */
export function createClientErrorHandler(random: Random): ClientErrorHandler {
  return (error, socket) => {
    // The client has disconnected.
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const code = BY_PARSER_CODE[error.code] ?? 'http_malformed'
    socket.end(responseFor(code, random.uuid()), () => socket.destroy())
  }
}

function responseFor(code: ProblemCode, id: string): string {
  const problem = { code, ...PROBLEM_CODES[code], extra: {}, headers: {} }
  const { status, contentType, body } = renderProblemDetails(problem, { id, traceId: undefined })
  const text = JSON.stringify(body)
  const headers = [
    `Content-Type: ${contentType}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Cache-Control: no-store',
    `X-Request-Id: ${id}`,
    'Connection: close',
  ]
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, '', text].join('\r\n')
}

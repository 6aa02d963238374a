import { HttpException } from '@nestjs/common'
import { EngineError } from '../../webauthn/index.js'
import { AnnotatedError } from './annotated-error.js'
import { problemOfEngine } from './engine-problem.js'
import type { Problem } from './problem.js'
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.data.js'
import { ProblemError } from './problem-error.js'

/** Codes of the HTTP server that are more specific than their status. */
const BY_SERVER_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'uri_malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body_not_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body_not_json',
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request_invalid',
  401: 'credentials_invalid',
  403: 'permission_missing',
  404: 'route_not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  414: 'uri_too_long',
  415: 'media_type_unsupported',
  429: 'rate_limited',
  503: 'service_unavailable',
}

/** Converts any error thrown during a request. Unexpected errors become `internal_error`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error
  if (error instanceof EngineError) return problemOfEngine(error)
  if (error instanceof AnnotatedError) return annotated(problemOfEngine(error.refusal), error)
  return plainProblem(codeOfForeignError(error))
}

function annotated(problem: Problem, { extra }: AnnotatedError): Problem {
  return { ...problem, extra: { ...problem.extra, ...extra } }
}

/** Reads errors of Nest and of the HTTP server by their members, because they come from several packages. */
function codeOfForeignError(error: unknown): ProblemCode {
  if (typeof error !== 'object' || error === null) return 'internal_error'
  if ('code' in error && typeof error.code === 'string') {
    const code = BY_SERVER_CODE[error.code]
    if (code !== undefined) return code
  }
  return BY_STATUS[statusOf(error)] ?? 'internal_error'
}

function statusOf(error: object): number {
  if (error instanceof HttpException) return error.getStatus()
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
}

function plainProblem(code: ProblemCode): Problem {
  return { code, ...PROBLEM_CODES[code], extra: {}, headers: {} }
}

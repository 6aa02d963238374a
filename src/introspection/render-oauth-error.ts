import type { Problem } from '../common/problems/problem.js'
import { type ProblemRenderer, renderProblemDetails } from '../common/problems/problem-renderer.js'

/** The error codes of OAuth by status (RFC 6749 §5.2 and §4.1.2.1, RFC 6750 §3.1). */
const ERRORS = new Map([
  [401, 'invalid_client'],
  [403, 'insufficient_scope'],
  [429, 'temporarily_unavailable'],
  [503, 'temporarily_unavailable'],
])

/** The characters that RFC 6749 §5.2 forbids in descriptions. */
const FORBIDDEN = /[^\x20-\x21\x23-\x5b\x5d-\x7e]/g

/** Renders a problem as an OAuth error (RFC 6749 §5.2), with the members of problem details. */
export const renderOAuthError: ProblemRenderer = (problem, request) => {
  const { status, body } = renderProblemDetails(problem, request)
  const description = (problem.detail ?? problem.title).replaceAll(FORBIDDEN, '')
  return {
    status,
    contentType: 'application/json',
    body: { error: errorOf(problem), error_description: description, ...body },
  }
}

function errorOf({ status }: Problem): string {
  return ERRORS.get(status) ?? (status < 500 ? 'invalid_request' : 'server_error')
}

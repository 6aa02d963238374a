import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../common/problems/problem-error.js'

/** RFC 6750 §2.1. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i

/**
 * Returns the bearer token in the `Authorization` header.
 *
 * @throws credentials_missing when the header is missing
 * @throws credentials_invalid when the header has another form
 */
export function readBearerToken({ headers: { authorization } }: Pick<FastifyRequest, 'headers'>): string {
  if (authorization === undefined) throw new ProblemError('credentials_missing')
  const token = BEARER.exec(authorization)?.[1]
  if (token === undefined) throw new ProblemError('credentials_invalid')
  return token
}

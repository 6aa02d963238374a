import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../common/problems/problem-error.js'
import { readBearerToken } from './bearer-token.js'

/** RFC 7617 §2. */
const BASIC = /^Basic +([A-Za-z0-9+/]+={0,2})$/i

/** An API key as a request presents it. */
export interface PresentedKey {
  readonly secret: string
  /** The client id of Basic authentication, which must be the id of the key. */
  readonly clientId: string | undefined
}

/**
 * Returns the API key in the `Authorization` header, as bearer token or as the credentials of an OAuth client.
 *
 * @throws credentials_missing when the header is missing
 * @throws credentials_invalid when the header has another form
 */
export function readClientCredentials(request: Pick<FastifyRequest, 'headers'>): PresentedKey {
  const [, encoded] = BASIC.exec(request.headers.authorization ?? '') ?? []
  if (encoded === undefined) return { secret: readBearerToken(request), clientId: undefined }
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon === -1) throw new ProblemError('credentials_invalid')
  return { clientId: decodeForm(text.slice(0, colon)), secret: decodeForm(text.slice(colon + 1)) }
}

/** RFC 6749 §2.3.1: clients encode the id and the secret as in a form before they join them. */
function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw new ProblemError('credentials_invalid', { cause })
  }
}

import { isUtf8 } from 'node:buffer'
import { sha256 } from '../common/hash.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { type Challenge, challengeOf, MalformedInputError } from '../webauthn/index.js'
import { parseStrictJson } from '../webauthn/inspect.js'

/** The parts of an HTTP request that a signature with the binding `request` covers besides the body. */
export interface RequestTarget {
  readonly method: string
  /** The path as the client signed it, without query. */
  readonly path: string
  /** The service that the request is for. */
  readonly audience: string
}

/** Separates these signatures from others, and this format from later ones. */
const REQUEST_DOMAIN = 'latchkey-signed-request-v1'

/** Returns the challenge of a signature over the body: the lower-case hex SHA-256 of the body, as UTF-8 text. */
export function challengeOfBody(body: Uint8Array): Challenge {
  return challengeOf(Buffer.from(hexHashOf(body)))
}

/**
 * Returns the challenge of a signature over the body and its target. The values are joined with line feeds, which none of
 * them contains.
 */
export function challengeOfRequest(
  body: Uint8Array,
  { method, path, audience }: RequestTarget,
  rpId: string,
): Challenge {
  const signed = [REQUEST_DOMAIN, method.toUpperCase(), path, audience, rpId, hexHashOf(body)].join('\n')
  return challengeOf(Buffer.from(hexHashOf(signed)))
}

function hexHashOf(data: Uint8Array | string): string {
  return Buffer.from(sha256(data)).toString('hex')
}

const MILLIS = /^\d{1,15}$/

/**
 * Returns the time in the member `timestampMs` of a signed body: milliseconds since 1970, as a number or as decimal digits
 * in a string. Returns undefined if the body is not a JSON object with this member.
 *
 * @throws signed_request_body_invalid when the member is not a time, or an object has two members with the same name
 */
export function readTimestamp(body: Uint8Array): Date | undefined {
  const timestamp = parseBody(body)?.['timestampMs']
  if (timestamp === undefined) return undefined
  const isText = typeof timestamp === 'string' && MILLIS.test(timestamp)
  const isNumber = typeof timestamp === 'number' && Number.isSafeInteger(timestamp) && timestamp >= 0
  const time = new Date(isText || isNumber ? Number(timestamp) : Number.NaN)
  if (Number.isNaN(time.getTime())) throw invalidBody('`timestampMs` is not a time in milliseconds.')
  return time
}

function parseBody(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  if (!isUtf8(body)) return undefined
  try {
    const value = parseStrictJson(Buffer.from(body).toString('utf8'), 'body')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch (cause) {
    if (!(cause instanceof MalformedInputError)) throw cause
    if (cause.code === 'json_invalid') return undefined
    throw invalidBody('The body has two members with the same name, or is nested too deeply.', cause)
  }
}

function invalidBody(detail: string, cause?: unknown): ProblemError {
  return new ProblemError('signed_request_body_invalid', { detail, cause })
}

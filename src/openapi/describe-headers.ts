import type { OpenAPIObject } from '@nestjs/swagger'
import { type CookieName, SETS_COOKIE } from '../common/http/cookies.js'
import { HAS_ENTITY_TAG } from '../common/http/entity-tag.decorator.js'
import { LIMITED } from '../common/problems/problems.decorator.js'
import { type Operation, routesOf, successOf } from './operations.js'

const integer = { type: 'integer', minimum: 0 }
const text = { type: 'string' }

const LIMIT_HEADERS = {
  'RateLimit-Limit': {
    description: 'The number of requests allowed per window by the limit that is closest to being exceeded.',
    schema: integer,
  },
  'RateLimit-Remaining': { description: 'The number of requests left in the current window.', schema: integer },
  'RateLimit-Reset': { description: 'Seconds until the window is reset.', schema: integer },
  'RateLimit-Policy': {
    description: 'The name, quota and window of the limit.',
    schema: text,
    example: '"api-key";q=6000;w=60',
  },
}

const COOKIES: Readonly<Record<CookieName, string>> = { browser: 'BrowserCookie', refresh: 'RefreshCookie' }

/** The response headers by their names in the components. */
const HEADERS = {
  ...LIMIT_HEADERS,
  'Retry-After': { description: 'Seconds to wait before the next attempt.', required: true, schema: integer },
  'WWW-Authenticate': {
    description: 'How to authenticate (RFC 9110 §11.6.1).',
    required: true,
    schema: { type: 'string', enum: ['Bearer'] },
  },
  ETag: { description: 'Identifies this version of the document, for `If-None-Match`.', required: true, schema: text },
  [COOKIES.browser]: {
    description:
      'Sets `__Host-latchkey-browser`, which binds the ceremony to the browser and is required to finish it. ' +
      '`HttpOnly`, `SameSite=Strict`.',
    required: true,
    schema: text,
  },
  [COOKIES.refresh]: {
    description:
      'Sets `__Host-latchkey-refresh`, the refresh token, when `tokens.refresh_token` is `cookie`. The cookie is cleared ' +
      'when the session ends. `HttpOnly`, `SameSite=Strict`.',
    schema: text,
  },
}

const LIMITS = referTo(Object.keys(LIMIT_HEADERS))

const PROBLEM_HEADERS: Readonly<Record<string, object>> = {
  401: referTo(['WWW-Authenticate']),
  429: { ...referTo(['Retry-After']), ...LIMITS },
  503: referTo(['Retry-After']),
}

/** Describes the headers of the successful responses. */
export function describeHeaders(document: OpenAPIObject): void {
  Object.assign((document.components ??= {}), { headers: HEADERS })
  for (const { operation } of routesOf(document)) {
    const headers = { ...(isRateLimited(operation) && LIMITS), ...cookieOf(operation), ...entityTagOf(operation) }
    const success = successOf(operation)
    if (success !== undefined && Object.keys(headers).length > 0) Object.assign(success, { headers })
  }
}

/** Returns the headers of a problem with this status. */
export function headersOfProblem(status: string | number): object {
  const headers = PROBLEM_HEADERS[status]
  return headers === undefined ? {} : { headers }
}

/** Every request with an API key is rate-limited. */
function isRateLimited(operation: Operation): boolean {
  const needsApiKey = operation.security?.some((scheme) => 'apiKey' in scheme) === true
  return needsApiKey || LIMITED in operation
}

/** Removes the extension of the handler's decorator from the operation and returns the header that it names. */
function cookieOf(operation: Operation): object {
  const extensions = operation as unknown as Record<string, unknown>
  const cookie = extensions[SETS_COOKIE] as CookieName | undefined
  delete extensions[SETS_COOKIE]
  return cookie === undefined ? {} : { 'Set-Cookie': { $ref: refOf(COOKIES[cookie]) } }
}

/** Removes the extension of the handler's decorator from the operation and describes the response without a body. */
function entityTagOf(operation: Operation): object {
  const extensions = operation as unknown as Record<string, unknown>
  if (extensions[HAS_ENTITY_TAG] !== true) return {}
  delete extensions[HAS_ENTITY_TAG]
  const headers = referTo(['ETag'])
  operation.responses['304'] = { description: 'The version of the client is current.', headers }
  return headers
}

function referTo(names: readonly string[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: refOf(name) }]))
}

function refOf(name: string): string {
  return `#/components/headers/${name}`
}

import type { OpenAPIObject } from '@nestjs/swagger'
import { type CookieName, GIVES_COOKIE } from '../common/http/cookies.js'
import { LIMITED } from '../common/problems/problems.decorator.js'
import { type Operation, routesOf, successOf } from './operations.js'

const whole = { type: 'integer', minimum: 0 }
const text = { type: 'string' }

const LIMIT_HEADERS = {
  'RateLimit-Limit': { description: 'How many requests the nearest limit allows in a window of time.', schema: whole },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: whole },
  'RateLimit-Reset': { description: 'In how many seconds the window begins anew.', schema: whole },
  'RateLimit-Policy': {
    description: 'Name, quota and window of the limit.',
    schema: text,
    example: '"api-key";q=6000;w=60',
  },
}

const COOKIES: Readonly<Record<CookieName, string>> = { browser: 'BrowserCookie', refresh: 'RefreshCookie' }

/** Every header of answers that is worth a word, by its name in the components. */
const HEADERS = {
  ...LIMIT_HEADERS,
  'Retry-After': { description: 'In how many seconds to try again.', required: true, schema: whole },
  'WWW-Authenticate': {
    description: 'How to authenticate (RFC 9110 §11.6.1).',
    required: true,
    schema: { type: 'string', enum: ['Bearer'] },
  },
  [COOKIES.browser]: {
    description:
      '`__Host-latchkey-browser`: binds the ceremony to the browser, and has to come with its finish. ' +
      '`HttpOnly`, `SameSite=Strict`.',
    required: true,
    schema: text,
  },
  [COOKIES.refresh]: {
    description:
      '`__Host-latchkey-refresh`: the refresh token, where the configuration hands it out in cookies; empty where the ' +
      'session ended. `HttpOnly`, `SameSite=Strict`.',
    schema: text,
  },
}

const LIMITS = referTo(Object.keys(LIMIT_HEADERS))

const OF_PROBLEM: Readonly<Record<string, object>> = {
  401: referTo(['WWW-Authenticate']),
  429: { ...referTo(['Retry-After']), ...LIMITS },
}

/** Says which headers answers have. */
export function describeHeaders(document: OpenAPIObject): void {
  Object.assign((document.components ??= {}), { headers: HEADERS })
  for (const { operation } of routesOf(document)) {
    const headers = { ...(isCounted(operation) && LIMITS), ...cookieOf(operation) }
    const success = successOf(operation)
    if (success !== undefined && Object.keys(headers).length > 0) Object.assign(success, { headers })
  }
}

/** The headers of a problem with this status; none for most. */
export function headersOfProblem(status: string | number): object {
  const headers = OF_PROBLEM[status]
  return headers === undefined ? {} : { headers }
}

/** All requests with an API key count. */
function isCounted(operation: Operation): boolean {
  const isForKeys = operation.security?.some((scheme) => 'apiKey' in scheme) === true
  return isForKeys || LIMITED in operation
}

/** What the decorators of the handler say; it does not stay in the document. */
function cookieOf(operation: Operation): object {
  const extensions = operation as unknown as Record<string, unknown>
  const cookie = extensions[GIVES_COOKIE] as CookieName | undefined
  delete extensions[GIVES_COOKIE]
  return cookie === undefined ? {} : { 'Set-Cookie': { $ref: refOf(COOKIES[cookie]) } }
}

function referTo(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, { $ref: refOf(name) }]))
}

function refOf(name: string): string {
  return `#/components/headers/${name}`
}

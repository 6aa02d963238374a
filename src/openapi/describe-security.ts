import type { OpenAPIObject } from '@nestjs/swagger'
import { type CookieName, READS_COOKIE } from '../common/http/cookies.js'
import { type Operation, routesOf } from './operations.js'

type Schemes = NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']>

const COOKIES: Readonly<Record<CookieName, string>> = { browser: 'browserCookie', refresh: 'refreshCookie' }

export const SECURITY_SCHEMES: Schemes = {
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `lk_<id>_<secret>`.' },
  client: {
    type: 'http',
    scheme: 'basic',
    description: 'The credentials of an OAuth client: the id of an API key as user, the API key as password.',
  },
  endUser: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The access token of an end user.' },
  [COOKIES.browser]: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-latchkey-browser',
    description:
      'Set when a ceremony starts and required when it finishes, also from native apps. On localhost its name is ' +
      '`latchkey-browser`.',
  },
  [COOKIES.refresh]: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-latchkey-refresh',
    description:
      'The refresh token, when `tokens.refresh_token` is `cookie`. On localhost its name is `latchkey-refresh`.',
  },
}

/**
 * Gives each operation its security requirements: the schemes of its access decorators, each once, and the cookie that
 * its handler reads. A public operation gets an empty list.
 */
export function describeSecurity(document: OpenAPIObject): void {
  for (const { operation } of routesOf(document)) {
    const schemes = new Map(operation.security?.map((scheme) => [JSON.stringify(scheme), scheme]))
    const cookie = takeCookie(operation)
    if (cookie !== undefined && schemes.size === 0) schemes.set(cookie, {})
    const required = cookie === undefined ? {} : { [COOKIES[cookie]]: [] }
    operation.security = [...schemes.values()].map((scheme) => ({ ...scheme, ...required }))
  }
}

/** Removes the extension of the handler's decorator from the operation and returns its value. */
function takeCookie(operation: Operation): CookieName | undefined {
  const extensions = operation as unknown as Record<string, unknown>
  const cookie = extensions[READS_COOKIE] as CookieName | undefined
  delete extensions[READS_COOKIE]
  return cookie
}

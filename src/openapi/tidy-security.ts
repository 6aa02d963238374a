import type { OpenAPIObject } from '@nestjs/swagger'
import { type CookieName, TAKES_COOKIE } from '../common/http/cookies.js'
import { type Operation, routesOf } from './operations.js'

type Schemes = NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']>

const COOKIES: Readonly<Record<CookieName, string>> = { browser: 'browserCookie', refresh: 'refreshCookie' }

/** What requests carry to be let in, by the names that operations have for it. */
export const SECURITY_SCHEMES: Schemes = {
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `lk_<id>_<secret>`.' },
  endUser: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The access token of who signed in.' },
  [COOKIES.browser]: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-latchkey-browser',
    description:
      'The start of a ceremony sets it, and the finish has to come with it, from native apps as well. On localhost ' +
      'its name is `latchkey-browser`.',
  },
  [COOKIES.refresh]: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-latchkey-refresh',
    description:
      'The refresh token, where `tokens.refresh_token` is `cookie`. On localhost its name is `latchkey-refresh`.',
  },
}

/** Names a scheme once, where a class and its handler both ask for it, and the cookie that has to come with it. */
export function tidySecurity(document: OpenAPIObject): void {
  for (const { operation } of routesOf(document)) {
    const schemes = new Map(operation.security?.map((scheme) => [JSON.stringify(scheme), scheme]))
    const cookie = takeCookie(operation)
    if (cookie !== undefined && schemes.size === 0) schemes.set(cookie, {})
    const wanted = cookie === undefined ? {} : { [COOKIES[cookie]]: [] }
    if (schemes.size > 0) operation.security = [...schemes.values()].map((scheme) => ({ ...scheme, ...wanted }))
  }
}

/** What the decorators of the handler say; it does not stay in the document. */
function takeCookie(operation: Operation): CookieName | undefined {
  const extensions = operation as unknown as Record<string, unknown>
  const cookie = extensions[TAKES_COOKIE] as CookieName | undefined
  delete extensions[TAKES_COOKIE]
  return cookie
}

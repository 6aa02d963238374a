import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { RouteSettings } from '../common/http/route-settings.js'
import { ProblemError } from '../common/problems/problem-error.js'
import type { ApiKey } from './api-key.js'
import type { AuthenticatedUser } from './caller.js'
import type { Scope } from './scopes.js'

/** The callers that a route accepts. */
export type Access =
  | { readonly to: 'everyone' }
  | {
      readonly to: 'api-keys'
      readonly scopes: readonly Scope[]
      readonly requires: 'all' | 'any'
      /** Whether the route accepts the key with Basic authentication, too. */
      readonly basic?: boolean
    }
  | { readonly to: 'end-users' }

/** Metadata key of a route's {@link Access}. The guard rejects every request to a route without it. */
export const ACCESS = 'latchkey:access'

const declareAccess = (access: Access) => SetMetadata(ACCESS, access)

/** Accepts every request, without credentials. */
export const Public = () => declareAccess({ to: 'everyone' })

/** Requires an API key that has all of the given scopes. */
export const RequireScopes = (...scopes: readonly [Scope, ...Scope[]]) =>
  applyDecorators(declareAccess({ to: 'api-keys', scopes, requires: 'all' }), ApiSecurity('apiKey', [...scopes]))

/** Requires an API key that has at least one of the given scopes. The handler checks which of them the request needs. */
export const RequireAnyScope = (...scopes: readonly [Scope, ...Scope[]]) =>
  applyDecorators(
    declareAccess({ to: 'api-keys', scopes, requires: 'any' }),
    ...scopes.map((scope) => ApiSecurity('apiKey', [scope])),
  )

/** The challenge of routes that also accept Basic authentication (RFC 9110 §11.6.1, RFC 7617). */
const BEARER_OR_BASIC = 'Bearer, Basic realm="latchkey"'

/**
 * Requires an API key that has all of the given scopes, as bearer token or as the credentials of an OAuth client
 * (RFC 6749 §2.3.1): the id of the key is the client id, the key is the client secret.
 */
export const RequireClient = (...scopes: readonly [Scope, ...Scope[]]) =>
  applyDecorators(
    declareAccess({ to: 'api-keys', scopes, requires: 'all', basic: true }),
    RouteSettings({ challenge: BEARER_OR_BASIC }),
    ApiSecurity('apiKey', [...scopes]),
    ApiSecurity('client', [...scopes]),
  )

/** Requires an API key of any scope. The handler checks the scopes that the request body needs. */
export const RequireApiKey = () =>
  applyDecorators(declareAccess({ to: 'api-keys', scopes: [], requires: 'all' }), ApiBearerAuth('apiKey'))

/** Requires the access token of an end user. */
export const EndUser = () => applyDecorators(declareAccess({ to: 'end-users' }), ApiBearerAuth('endUser'))

/** Injects the user of a route with `@EndUser()`. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): AuthenticatedUser => {
  return assertPresent(requestOf(context).caller?.user)
})

/** Injects the API key of a route with `@RequireScopes()` or `@RequireApiKey()`. */
export const CurrentApiKey = createParamDecorator((_data: unknown, context: ExecutionContext): ApiKey => {
  return assertPresent(requestOf(context).caller?.apiKey)
})

/** Injects whether the caller may see verification traces. */
export const MayReadTraces = createParamDecorator((_data: unknown, context: ExecutionContext): boolean => {
  return requestOf(context).showsTraces === true
})

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>()
}

function assertPresent<T>(caller: T | undefined): T {
  if (caller === undefined) throw new ProblemError('credentials_missing')
  return caller
}

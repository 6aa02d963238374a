import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../common/problems/problem-error.js'
import type { ApiKey } from './api-keys/api-key.js'
import type { SignedInUser } from './caller.js'
import type { Scope } from './scopes.js'

/** Who may use a route. */
export type Access =
  | { readonly to: 'everyone' }
  | { readonly to: 'api-keys'; readonly scopes: readonly Scope[] }
  | { readonly to: 'end-users'; readonly recent: boolean }

/** The metadata that holds the access of a route. A route without it is closed. */
export const ACCESS = 'latchkey:access'

const declare = (access: Access) => SetMetadata(ACCESS, access)

/** Everyone may use the route, without credentials. */
export const Public = () => declare({ to: 'everyone' })

/** API keys that have every one of the scopes may use the route. */
export const RequireScopes = (...scopes: readonly [Scope, ...Scope[]]) =>
  applyDecorators(declare({ to: 'api-keys', scopes }), ApiSecurity('apiKey', [...scopes]))

/** Every API key may use the route, whatever its scopes: what it asks for decides, and the handler checks that. */
export const RequireApiKey = () => applyDecorators(declare({ to: 'api-keys', scopes: [] }), ApiBearerAuth('apiKey'))

/**
 * Users who signed in may use the route, with their access token. `recent`: only as long after they proved who they are
 * as the configuration says, so that a stolen session does not do for it.
 */
export const EndUser = ({ recent = false }: { readonly recent?: boolean } = {}) =>
  applyDecorators(declare({ to: 'end-users', recent }), ApiBearerAuth('endUser'))

/** The user of a route with `@EndUser()`. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): SignedInUser => {
  return present(context.switchToHttp().getRequest<FastifyRequest>().caller?.user)
})

/** Whether whoever sent the request may see the steps of verifications. */
export const MayReadTraces = createParamDecorator((_data: unknown, context: ExecutionContext): boolean => {
  return context.switchToHttp().getRequest<FastifyRequest>().showsTraces === true
})

/** The API key of a route with `@RequireScopes()` or `@RequireApiKey()`. */
export const CurrentApiKey = createParamDecorator((_data: unknown, context: ExecutionContext): ApiKey => {
  return present(context.switchToHttp().getRequest<FastifyRequest>().caller?.apiKey)
})

function present<T>(caller: T | undefined): T {
  if (caller === undefined) throw new ProblemError('credentials_missing')
  return caller
}

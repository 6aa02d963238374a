import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../common/problems/problem-error.js'
import { KeyChecks } from '../limits/key-checks.js'
import { ACCESS, type Access } from './access.decorators.js'
import type { ApiKey } from './api-keys/api-key.js'
import { ApiKeysService } from './api-keys/api-keys.service.js'
import type { SignedInUser } from './caller.js'
import { allows, type Scope } from './scopes.js'
import { SessionsService } from './sessions/sessions.service.js'

/** RFC 6750 §2.1. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i

/** Stands before every route. What a route does not open stays closed. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeysService,
    private readonly keyChecks: KeyChecks,
    private readonly sessions: SessionsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ])
    if (access === undefined) throw new ProblemError('permission_missing', { detail: 'the route is open to nobody' })
    if (access.to === 'everyone') return true
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const credentials = bearerOf(request)
    request.caller =
      access.to === 'end-users'
        ? { user: await this.#findUser(credentials, access.recent) }
        : { apiKey: await this.#findApiKey(credentials, access.scopes, request) }
    return true
  }

  async #findUser(credentials: string, recent: boolean): Promise<SignedInUser> {
    const user = await this.sessions.authenticate(credentials)
    if (recent) this.sessions.requireRecent(user)
    return user
  }

  async #findApiKey(credentials: string, scopes: readonly Scope[], request: FastifyRequest): Promise<ApiKey> {
    const apiKey = await this.keyChecks.run(request.ip, credentials, () => this.apiKeys.authenticate(credentials))
    const refusal = refusalOf(apiKey, scopes, request.headers.origin)
    if (refusal !== undefined) {
      const { code, extra } = refusal
      throw new ProblemError(code, { extra, headers: await this.keyChecks.countRefused(apiKey.id) })
    }
    request.showsTraces = allows(apiKey.scopes, ['traces:read'])
    return apiKey
  }
}

/**
 * Why a key may not send a request; undefined where it may. A key that is limited to origins is of no use to other pages:
 * browsers say in `Origin` where a request comes from, and programs say nothing.
 */
function refusalOf(
  { scopes: granted, allowedOrigins }: ApiKey,
  requiredScopes: readonly Scope[],
  origin: string | undefined,
): ProblemError | undefined {
  if (!allows(granted, requiredScopes)) return new ProblemError('permission_missing', { extra: { requiredScopes } })
  const isAllowed = origin === undefined || allowedOrigins === null || allowedOrigins.includes(origin)
  return isAllowed ? undefined : new ProblemError('origin_not_allowed')
}

function bearerOf({ headers: { authorization } }: FastifyRequest): string {
  if (authorization === undefined) throw new ProblemError('credentials_missing')
  const credentials = BEARER.exec(authorization)?.[1]
  if (credentials === undefined) throw new ProblemError('credentials_invalid')
  return credentials
}

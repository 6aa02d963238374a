import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../common/problems/problem-error.js'
import { KeyChecks } from '../limits/key-checks.js'
import { ACCESS, type Access } from './access.decorators.js'
import type { ApiKey } from './api-keys/api-key.js'
import { ApiKeysService } from './api-keys/api-keys.service.js'
import type { Caller } from './caller.js'
import { allows } from './scopes.js'
import { SessionsService } from './sessions/sessions.service.js'

/** RFC 6750 §2.1. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i

type ClosedAccess = Exclude<Access, { to: 'everyone' }>

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
    request.caller = await this.#identify(access, bearerOf(request), request.ip)
    if (request.caller.apiKey !== undefined) admitKey(request.caller.apiKey, request)
    return true
  }

  async #identify(access: ClosedAccess, credentials: string, address: string): Promise<Caller> {
    if (access.to === 'end-users') {
      const user = await this.sessions.authenticate(credentials)
      if (access.recent) this.sessions.requireRecent(user)
      return { user }
    }
    const apiKey = await this.keyChecks.run(address, credentials, () => this.apiKeys.authenticate(credentials))
    if (!allows(apiKey.scopes, access.scopes)) {
      throw new ProblemError('permission_missing', { extra: { requiredScopes: access.scopes } })
    }
    return { apiKey }
  }
}

/**
 * A key that is limited to origins is of no use to other pages: browsers say in `Origin` where a request comes from,
 * and programs say nothing. Throws `origin_not_allowed`.
 */
function admitKey({ allowedOrigins, scopes }: ApiKey, request: FastifyRequest): void {
  const { origin } = request.headers
  const isAllowed = origin === undefined || allowedOrigins === null || allowedOrigins.includes(origin)
  if (!isAllowed) throw new ProblemError('origin_not_allowed')
  request.showsTraces = allows(scopes, ['traces:read'])
}

function bearerOf({ headers: { authorization } }: FastifyRequest): string {
  if (authorization === undefined) throw new ProblemError('credentials_missing')
  const credentials = BEARER.exec(authorization)?.[1]
  if (credentials === undefined) throw new ProblemError('credentials_invalid')
  return credentials
}

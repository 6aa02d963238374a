import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../common/problems/problem-error.js'
import { ACCESS, type Access } from './access.decorators.js'
import { CallerSources } from './caller-source.js'
import { allows } from './scopes.js'

/** Authenticates the caller of every request. It rejects requests to routes that declare no access. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sources: CallerSources,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()]
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets)
    if (access === undefined) throw new ProblemError('permission_missing', { detail: 'The route declares no access.' })
    if (access.to === 'everyone') return true
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const caller = await this.sources.get(access.to).authenticate(request, access)
    request.caller = caller
    request.showsTraces = caller.apiKey !== undefined && allows(caller.apiKey.scopes, ['traces:read'])
    return true
  }
}

import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { rateLimitKeysOf, slowDownKeysOf } from './rate-limit-keys.js'
import { RATE_LIMITED } from './rate-limits.decorators.js'
import { rateLimitHeadersOf, RateLimitsService } from './rate-limits.service.js'
import { ROUTE_CLASSES, type RouteClassName } from './route-classes.data.js'

/**
 * Counts each request with an API key and each request to a route with `@RateLimited()`. It runs after the
 * guard that identifies the caller.
 */
@Injectable()
export class RateLimitsGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimitsService,
    private readonly config: LatchkeyConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp()
    const name = this.reflector.get<RouteClassName | undefined>(RATE_LIMITED, context.getHandler())
    const route = name === undefined ? undefined : ROUTE_CLASSES[name]
    const request = http.getRequest<FastifyRequest>()
    const { rateLimits } = this.config.edge
    const status = await this.limits.count(rateLimitKeysOf(request, route, rateLimits))
    await this.limits.slowDown(slowDownKeysOf(request, route, rateLimits))
    if (status !== undefined) http.getResponse<FastifyReply>().headers(rateLimitHeadersOf(status))
    return true
  }
}

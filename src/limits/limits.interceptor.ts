import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Observable } from 'rxjs'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { LIMITED_AS } from './limits.decorators.js'
import { headersOf, LimitsService } from './limits.service.js'
import { ROUTE_CLASSES, type RouteClassName } from './route-classes.data.js'
import { subjectsOf } from './subjects.js'

/** Counts every request that an API key sends or that its route wants counted, once it is known who sends it. */
@Injectable()
export class LimitsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: LimitsService,
    private readonly config: LatchkeyConfig,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp()
    const name = this.reflector.get<RouteClassName | undefined>(LIMITED_AS, context.getHandler())
    const route = name === undefined ? undefined : ROUTE_CLASSES[name]
    const subjects = subjectsOf(http.getRequest<FastifyRequest>(), route, this.config.edge.rateLimits)
    const standing = await this.limits.count(subjects)
    if (standing !== undefined) http.getResponse<FastifyReply>().headers(headersOf(standing))
    return next.handle()
  }
}

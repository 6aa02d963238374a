import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { readBearerToken } from '../../access/bearer-token.js'
import type { Caller } from '../../access/caller.js'
import { CallerSource, CallerSources } from '../../access/caller-source.js'
import { SessionsService } from './sessions.service.js'

/** Authenticates end users by the access tokens of their sessions. */
@Injectable()
export class SessionCallerSource extends CallerSource<'end-users'> implements OnModuleInit {
  readonly realm = 'end-users'

  constructor(
    private readonly sources: CallerSources,
    private readonly sessions: SessionsService,
  ) {
    super()
  }

  onModuleInit(): void {
    this.sources.register(this)
  }

  async authenticate(request: FastifyRequest): Promise<Caller> {
    return { user: await this.sessions.authenticate(readBearerToken(request)) }
  }
}

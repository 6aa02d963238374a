import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import type { RefreshToken } from './refresh-token.js'
import { RefreshTokensService } from './refresh-tokens.service.js'
import type { Session } from './session.js'
import { SessionRules } from './session-rules.js'
import { SessionsRepository } from './sessions.repository.js'

/** A session with the refresh token that continues it; null where the configuration wants none. */
export interface SessionGrant {
  readonly session: Session
  readonly refreshToken: RefreshToken | null
}

/** Begins sessions and continues them, each with its refresh token in one transaction. */
@Injectable()
export class SessionIssuer {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly refreshTokens: RefreshTokensService,
    private readonly rules: SessionRules,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  begin(userId: string, facts: AuthenticationFacts): Promise<SessionGrant> {
    const session = this.rules.begin(userId, facts)
    return this.unitOfWork.run(async () => {
      await this.sessions.insert(session)
      return { session, refreshToken: await this.refreshTokens.issue(session) }
    })
  }

  /**
   * Continues the session of a refresh token. Throws `credentials_invalid` when there is no such token or its session
   * has ended, and `refresh_token_reused` when it was used before: then the session has ended, too, since one of the
   * two who have the token is a thief.
   */
  async continue(text: string): Promise<SessionGrant> {
    // What a reuse revokes is committed before anything is thrown.
    const grant = await this.unitOfWork.run(() => this.#use(text))
    if (grant === 'reused') throw new ProblemError('refresh_token_reused')
    if (grant === 'unknown') throw new ProblemError('credentials_invalid')
    return grant
  }

  async #use(text: string): Promise<SessionGrant | 'unknown' | 'reused'> {
    const use = await this.refreshTokens.use(text)
    if (use.outcome === 'unknown') return 'unknown'
    const session = await this.sessions.find(use.sessionId)
    if (session === undefined) return 'unknown'
    if (use.outcome === 'again') {
      await this.sessions.revoke(session.userId, session.id, this.rules.now())
      return 'reused'
    }
    const changes = this.rules.use(session)
    const continued = { ...session, ...changes }
    // The configuration may have shortened sessions since this one began.
    const goesOn = (await this.sessions.change(session.id, changes)) && this.rules.lives(continued)
    if (!goesOn) return 'unknown'
    return { session: continued, refreshToken: await this.refreshTokens.issue(continued) }
  }
}

import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { PreparedWrite } from '../../database/shared-statement.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import type { RefreshToken } from './refresh-token.js'
import { RefreshTokensService } from './refresh-tokens.service.js'
import type { Session } from './session.js'
import { SessionPolicy } from './session-policy.js'
import { SessionsRepository } from './sessions.repository.js'

export interface SessionWithRefreshToken {
  readonly session: Session
  /** Null when refresh tokens are off. */
  readonly refreshToken: RefreshToken | null
}

/** A new session that is not stored yet. */
export interface PreparedSession extends SessionWithRefreshToken {
  /** The writes that store the session and its refresh token. They belong in one unit. */
  readonly writes: readonly [session: PreparedWrite, ...refreshToken: readonly PreparedWrite[]]
}

/** Starts and refreshes sessions. */
@Injectable()
export class SessionIssuer {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly refreshTokens: RefreshTokensService,
    private readonly policy: SessionPolicy,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns a new session for a user that has just been authenticated, with the writes that store it. */
  prepare(userId: string, facts: AuthenticationFacts): PreparedSession {
    const session = this.policy.createSession(userId, facts)
    const refreshToken = this.refreshTokens.prepare(session)
    const others = refreshToken === null ? [] : [refreshToken.write]
    return {
      session,
      refreshToken: refreshToken && refreshToken.token,
      writes: [this.sessions.prepareInsert(session), ...others],
    }
  }

  /**
   * Extends the session of a refresh token and replaces the token.
   *
   * @throws credentials_invalid when the token is unknown or its session has ended
   * @throws refresh_token_reused when the token was already used; this revokes the session, because one of the two
   *   clients that used the token may be a thief
   */
  async refresh(text: string): Promise<SessionWithRefreshToken> {
    // A revocation after reuse must be committed, so the transaction returns instead of throwing.
    const result = await this.unitOfWork.transaction(() => this.#use(text))
    if (result === 'reused') throw new ProblemError('refresh_token_reused')
    if (result === 'invalid') throw new ProblemError('credentials_invalid')
    return result
  }

  async #use(text: string): Promise<SessionWithRefreshToken | 'invalid' | 'reused'> {
    const token = await this.refreshTokens.find(text)
    if (token === undefined) return 'invalid'
    // The session is locked before its token: a deletion of the user locks the rows in this order.
    const session = await this.sessions.findLocked(token.sessionId)
    if (session === undefined) return 'invalid'
    if (!(await this.refreshTokens.use(token.id))) {
      await this.sessions.revoke(session.userId, session.id, this.clock.now())
      return 'reused'
    }
    const times = this.policy.extend(session)
    const extended = { ...session, ...times }
    const isUpdated = await this.sessions.update(session.id, times)
    // The configured lifetime may be shorter now than when the session started.
    if (!isUpdated || !this.policy.isActive(extended)) return 'invalid'
    const next = this.refreshTokens.prepare(extended)
    if (next !== null) await this.unitOfWork.store(next.write)
    return { session: extended, refreshToken: next && next.token }
  }
}

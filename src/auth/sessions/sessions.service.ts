import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { AuthenticatedUser } from '../../access/caller.js'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import { type IssuedToken, TokensService } from '../tokens/tokens.service.js'
import type { Session } from './session.js'
import { type PreparedSession, SessionIssuer, type SessionWithRefreshToken } from './session-issuer.js'
import { SessionPolicy } from './session-policy.js'
import { MetricsService } from '../../observability/metrics/metrics.service.js'
import { SessionsRepository } from './sessions.repository.js'

/** In milliseconds. */
const PURGE_INTERVAL = 600_000

/** A session with its tokens. */
export interface IssuedSession extends SessionWithRefreshToken {
  readonly accessToken: IssuedToken
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly issuer: SessionIssuer,
    private readonly policy: SessionPolicy,
    private readonly tokens: TokensService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {}

  /** Starts a session for a user that has just been authenticated. */
  async start(userId: string, facts: AuthenticationFacts): Promise<IssuedSession> {
    const prepared = this.issuer.prepare(userId, facts)
    await this.unitOfWork.store(...prepared.writes)
    return this.issueTokens(prepared)
  }

  /** Prepares a session, so that it can be stored together with the authentication that starts it. */
  prepare(userId: string, facts: AuthenticationFacts): PreparedSession {
    return this.issuer.prepare(userId, facts)
  }

  /** Issues the access token of a session that is stored. */
  issueTokens(stored: SessionWithRefreshToken): IssuedSession {
    const { session, refreshToken } = stored
    return { session, refreshToken, accessToken: this.tokens.issueAccessToken(session) }
  }

  /**
   * Continues the session of a refresh token.
   *
   * @throws credentials_invalid when the token is unknown or its session has ended
   * @throws refresh_token_reused when the token was already used
   */
  async refresh(refreshToken: string): Promise<IssuedSession> {
    return this.issueTokens(await this.issuer.refresh(refreshToken))
  }

  /**
   * Records a further authentication in a session.
   *
   * @throws credentials_invalid when the session has ended
   */
  async stepUp(sessionId: string, facts: AuthenticationFacts): Promise<IssuedToken> {
    const session = await this.#getActive(sessionId)
    const changes = { facts, ...this.policy.extend(session) }
    const extended = { ...session, ...changes }
    const isUpdated = await this.repository.update(sessionId, changes)
    if (!isUpdated || !this.policy.isActive(extended)) throw new ProblemError('credentials_invalid')
    return this.tokens.issueAccessToken(extended)
  }

  /**
   * Returns the user of an access token.
   *
   * @throws credentials_invalid when the token is invalid or its session has ended
   */
  async authenticate(accessToken: string): Promise<AuthenticatedUser> {
    const { userId, sessionId } = await this.tokens.verifyAccessToken(accessToken)
    const session = await this.#getActive(sessionId)
    if (session.userId !== userId) throw new ProblemError('credentials_invalid')
    const { at, userVerified } = session.facts
    return { userId, sessionId, authenticatedAt: at, userVerified }
  }

  /** Returns whether the session belongs to the user and has not ended. */
  async isActive(userId: string, sessionId: string): Promise<boolean> {
    const session = await this.repository.find(sessionId)
    return session !== undefined && session.userId === userId && this.policy.isActive(session)
  }

  /** Returns the active sessions of a user, newest first. */
  list(userId: string): Promise<Session[]> {
    return this.repository.listActive(userId, this.clock.now())
  }

  /**
   * Revokes a session of a user.
   *
   * @throws session_not_found when the user has no such active session
   */
  async revoke(userId: string, sessionId: string): Promise<void> {
    const isRevoked = await this.repository.revoke(userId, sessionId, this.clock.now())
    if (!isRevoked) throw new ProblemError('session_not_found')
  }

  /** Revokes the caller's session. A session that has ended in the meantime is not an error. */
  async signOut({ userId, sessionId }: AuthenticatedUser): Promise<void> {
    await this.repository.revoke(userId, sessionId, this.clock.now())
  }

  /** Revokes all sessions of a user. */
  revokeAll(userId: string): Promise<void> {
    return this.repository.revokeAll(userId, this.clock.now())
  }

  /** Revokes all sessions of a user except one. */
  revokeOthers(userId: string, sessionId: string): Promise<void> {
    return this.repository.revokeOthers(userId, sessionId, this.clock.now())
  }

  /** Revokes the sessions that a passkey started or last authenticated. */
  revokeAllOfPasskey(passkeyId: string): Promise<void> {
    return this.repository.revokeAllOfPasskey(passkeyId, this.clock.now())
  }

  /** Deletes expired sessions. */
  @Interval(PURGE_INTERVAL)
  async purge(): Promise<void> {
    const now = this.clock.now()
    await this.repository.deleteExpired(now)
    this.metrics.set('purged', { table: 'sessions' }, now.getTime() / 1000)
  }

  async #getActive(id: string): Promise<Session> {
    const session = await this.repository.find(id)
    if (session === undefined || !this.policy.isActive(session)) throw new ProblemError('credentials_invalid')
    return session
  }
}

import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { SignedInUser } from '../caller.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import { type IssuedToken, TokensService } from '../tokens/tokens.service.js'
import type { Session } from './session.js'
import { SessionsRepository } from './sessions.repository.js'

const PURGE_INTERVAL = 600_000

/** In milliseconds. */
const DAY = 86_400_000

/** A session with its next access token. */
export interface StartedSession {
  readonly session: Session
  readonly accessToken: IssuedToken
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly tokens: TokensService,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Begins a session for a user who was just authenticated. */
  async start(userId: string, facts: AuthenticationFacts): Promise<StartedSession> {
    const now = this.clock.now()
    const session: Session = {
      id: this.random.uuid(),
      userId,
      passkeyId: facts.passkeyId,
      facts,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: this.#expiryOf(now, now),
      revokedAt: null,
    }
    await this.repository.insert(session)
    return { session, accessToken: this.tokens.issueAccessToken(session) }
  }

  /** Records that the user proved again who they are. Throws `credentials_invalid` when the session has ended. */
  async stepUp(sessionId: string, facts: AuthenticationFacts): Promise<IssuedToken> {
    const session = await this.#findLiving(sessionId)
    const now = this.clock.now()
    const changes = { facts, lastUsedAt: now, expiresAt: this.#expiryOf(session.createdAt, now) }
    if (!(await this.repository.change(sessionId, changes))) throw new ProblemError('credentials_invalid')
    return this.tokens.issueAccessToken({ ...session, ...changes })
  }

  /** The user of an access token. Throws `credentials_invalid`, also when the session has ended. */
  async authenticate(accessToken: string): Promise<SignedInUser> {
    const { userId, sessionId } = this.tokens.verifyAccessToken(accessToken)
    const session = await this.#findLiving(sessionId)
    if (session.userId !== userId) throw new ProblemError('credentials_invalid')
    const { at, userVerified } = session.facts
    return { userId, sessionId, authenticatedAt: at, userVerified }
  }

  /** Throws `recent_authentication_required` when it is too long ago that the user proved who they are. */
  requireRecent({ authenticatedAt }: SignedInUser): void {
    const { recentSeconds } = this.config.endUserRealm
    if (this.clock.now().getTime() - authenticatedAt.getTime() <= recentSeconds * 1000) return
    throw new ProblemError('recent_authentication_required', { extra: { maxAgeSeconds: recentSeconds } })
  }

  /** The sessions of a user that have not ended, the latest first. */
  list(userId: string): Promise<Session[]> {
    return this.repository.listLiving(userId, this.clock.now())
  }

  /** Ends a session of a user: its tokens open nothing any more. Throws `session_not_found`. */
  async end(userId: string, sessionId: string): Promise<void> {
    const ended = await this.repository.revoke(userId, sessionId, this.clock.now())
    if (!ended) throw new ProblemError('session_not_found')
  }

  /** Ends every session of a user. */
  endAll(userId: string): Promise<void> {
    return this.repository.revokeAll(userId, this.clock.now())
  }

  /** Ends the sessions that a passkey opened, and those in which it was the last proof. */
  endAllOfPasskey(passkeyId: string): Promise<void> {
    return this.repository.revokeAllOfPasskey(passkeyId, this.clock.now())
  }

  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    return this.repository.deleteExpired(this.clock.now())
  }

  async #findLiving(id: string): Promise<Session> {
    const session = await this.repository.find(id)
    const lives = session !== undefined && session.revokedAt === null && session.expiresAt > this.clock.now()
    if (!lives) throw new ProblemError('credentials_invalid')
    return session
  }

  /** When a session that is used now ends unless it is used again. */
  #expiryOf(createdAt: Date, now: Date): Date {
    const { refreshToken, refreshTokenDays, sessionDays, accessTokenSeconds } = this.config.tokens
    const unused = refreshToken === 'off' ? accessTokenSeconds * 1000 : refreshTokenDays * DAY
    return new Date(Math.min(createdAt.getTime() + sessionDays * DAY, now.getTime() + unused))
  }
}

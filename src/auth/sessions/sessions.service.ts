import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { AuthenticatedUser } from '../../access/caller.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import { type IssuedToken, TokensService } from '../tokens/tokens.service.js'
import type { Session } from './session.js'
import { type SessionGrant, SessionIssuer } from './session-issuer.js'
import { SessionRules } from './session-rules.js'
import { SessionsRepository } from './sessions.repository.js'

const PURGE_INTERVAL = 600_000

/** A session with the tokens of its bearer. */
export interface GrantedSession extends SessionGrant {
  readonly accessToken: IssuedToken
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly grants: SessionIssuer,
    private readonly rules: SessionRules,
    private readonly tokens: TokensService,
  ) {}

  /** Begins a session for a user who was just authenticated. */
  async start(userId: string, facts: AuthenticationFacts): Promise<GrantedSession> {
    return this.#withAccessToken(await this.grants.begin(userId, facts))
  }

  /** Continues a session by its refresh token. Throws `credentials_invalid` and `refresh_token_reused`. */
  async refresh(refreshToken: string): Promise<GrantedSession> {
    return this.#withAccessToken(await this.grants.continue(refreshToken))
  }

  /** Records that the user proved again who they are. Throws `credentials_invalid` when the session has ended. */
  async stepUp(sessionId: string, facts: AuthenticationFacts): Promise<IssuedToken> {
    const session = await this.#getLiving(sessionId)
    const changes = { facts, ...this.rules.use(session) }
    const continued = { ...session, ...changes }
    const goesOn = (await this.repository.change(sessionId, changes)) && this.rules.lives(continued)
    if (!goesOn) throw new ProblemError('credentials_invalid')
    return this.tokens.issueAccessToken(continued)
  }

  /** The user of an access token. Throws `credentials_invalid`, also when the session has ended. */
  async authenticate(accessToken: string): Promise<AuthenticatedUser> {
    const { userId, sessionId } = await this.tokens.verifyAccessToken(accessToken)
    const session = await this.#getLiving(sessionId)
    if (session.userId !== userId) throw new ProblemError('credentials_invalid')
    const { at, userVerified } = session.facts
    return { userId, sessionId, authenticatedAt: at, userVerified }
  }

  /** Throws `recent_authentication_required` when it is too long ago that the user proved who they are. */
  requireRecent({ authenticatedAt }: AuthenticatedUser): void {
    if (this.rules.isRecent(authenticatedAt)) return
    throw new ProblemError('recent_authentication_required', { extra: { maxAgeSeconds: this.rules.recentSeconds } })
  }

  /** Whether there is such a session of the user, and it has not ended. */
  async lives(userId: string, sessionId: string): Promise<boolean> {
    const session = await this.repository.find(sessionId)
    return session !== undefined && session.userId === userId && this.rules.lives(session)
  }

  /** The sessions of a user that have not ended, the latest first. */
  list(userId: string): Promise<Session[]> {
    return this.repository.listLiving(userId, this.rules.now())
  }

  /** Ends a session of a user: its tokens open nothing any more. Throws `session_not_found`. */
  async end(userId: string, sessionId: string): Promise<void> {
    const ended = await this.repository.revoke(userId, sessionId, this.rules.now())
    if (!ended) throw new ProblemError('session_not_found')
  }

  /** Ends the session of who asks. Where it has ended meanwhile, that is what was asked for. */
  async signOut({ userId, sessionId }: AuthenticatedUser): Promise<void> {
    await this.repository.revoke(userId, sessionId, this.rules.now())
  }

  /** Ends every session of a user. */
  endAll(userId: string): Promise<void> {
    return this.repository.revokeAll(userId, this.rules.now())
  }

  /** Ends the sessions that a passkey opened, and those in which it was the last proof. */
  endAllOfPasskey(passkeyId: string): Promise<void> {
    return this.repository.revokeAllOfPasskey(passkeyId, this.rules.now())
  }

  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    return this.repository.deleteExpired(this.rules.now())
  }

  async #withAccessToken(grant: SessionGrant): Promise<GrantedSession> {
    return { ...grant, accessToken: await this.tokens.issueAccessToken(grant.session) }
  }

  async #getLiving(id: string): Promise<Session> {
    const session = await this.repository.find(id)
    if (session === undefined || !this.rules.lives(session)) throw new ProblemError('credentials_invalid')
    return session
  }
}

import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import type { SignedInUser } from '../caller.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import { type IssuedToken, TokensService } from '../tokens/tokens.service.js'
import { SessionsRepository } from './sessions.repository.js'

const PURGE_INTERVAL = 600_000

@Injectable()
export class SessionsService {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly tokens: TokensService,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Begins a session for a user who was just authenticated. It ends with its access token. */
  async start(userId: string, facts: AuthenticationFacts): Promise<IssuedToken> {
    const id = this.random.uuid()
    const issued = this.tokens.issueAccessToken({ userId, sessionId: id }, facts)
    const { passkeyId } = facts
    const createdAt = this.clock.now()
    await this.repository.insert({ id, userId, passkeyId, createdAt, expiresAt: issued.expiresAt, revokedAt: null })
    return issued
  }

  /** The user of an access token. Throws `credentials_invalid`, also when the session has ended. */
  async authenticate(accessToken: string): Promise<SignedInUser> {
    const user = this.tokens.verifyAccessToken(accessToken)
    const session = await this.repository.find(user.sessionId)
    const lives = session !== undefined && session.revokedAt === null && session.expiresAt > this.clock.now()
    if (!lives || session.userId !== user.userId) throw new ProblemError('credentials_invalid')
    return user
  }

  /** Ends a session: its access token opens nothing any more. */
  end(sessionId: string): Promise<void> {
    return this.repository.revoke(sessionId, this.clock.now())
  }

  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    return this.repository.deleteExpired(this.clock.now())
  }
}

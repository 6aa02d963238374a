import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import type { Session } from './session.js'

/** In milliseconds. */
const DAY = 86_400_000

/** Decides how long sessions last. */
@Injectable()
export class SessionPolicy {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Returns a new session, which is not stored yet. */
  createSession(userId: string, facts: AuthenticationFacts): Session {
    const id = this.random.uuid()
    const createdAt = this.clock.now()
    return { id, userId, passkeyId: facts.passkeyId, facts, createdAt, revokedAt: null, ...this.extend({ createdAt }) }
  }

  /** Returns the new times of a session that is used now. */
  extend({ createdAt }: Pick<Session, 'createdAt'>): Pick<Session, 'lastUsedAt' | 'expiresAt'> {
    const { refreshToken, refreshTokenDays, sessionDays, accessTokenSeconds } = this.config.tokens
    const lastUsedAt = this.clock.now()
    const idleLimit = refreshToken === 'off' ? accessTokenSeconds * 1000 : refreshTokenDays * DAY
    const expiry = Math.min(createdAt.getTime() + sessionDays * DAY, lastUsedAt.getTime() + idleLimit)
    return { lastUsedAt, expiresAt: new Date(expiry) }
  }

  isActive({ revokedAt, expiresAt }: Session): boolean {
    return revokedAt === null && expiresAt > this.clock.now()
  }
}

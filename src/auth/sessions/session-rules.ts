import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { AuthenticationFacts } from '../tokens/authentication-facts.js'
import type { Session } from './session.js'

/** In milliseconds. */
const DAY = 86_400_000

/** How long sessions last, and proofs count as recent. */
@Injectable()
export class SessionRules {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  now(): Date {
    return this.clock.now()
  }

  /** A session that begins now. */
  begin(userId: string, facts: AuthenticationFacts): Session {
    const id = this.random.uuid()
    const createdAt = this.clock.now()
    return { id, userId, passkeyId: facts.passkeyId, facts, createdAt, revokedAt: null, ...this.use({ createdAt }) }
  }

  /** What changes of a session that is used now. */
  use({ createdAt }: Pick<Session, 'createdAt'>): Pick<Session, 'lastUsedAt' | 'expiresAt'> {
    const { refreshToken, refreshTokenDays, sessionDays, accessTokenSeconds } = this.config.tokens
    const lastUsedAt = this.clock.now()
    const unused = refreshToken === 'off' ? accessTokenSeconds * 1000 : refreshTokenDays * DAY
    const end = Math.min(createdAt.getTime() + sessionDays * DAY, lastUsedAt.getTime() + unused)
    return { lastUsedAt, expiresAt: new Date(end) }
  }

  lives({ revokedAt, expiresAt }: Session): boolean {
    return revokedAt === null && expiresAt > this.clock.now()
  }

  /** The longest time, in seconds, since a proof that is recent. */
  get recentSeconds(): number {
    return this.config.endUserRealm.recentSeconds
  }

  isRecent(provedAt: Date): boolean {
    return this.clock.now().getTime() - provedAt.getTime() <= this.recentSeconds * 1000
  }
}

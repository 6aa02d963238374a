import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { Random } from '../../common/random.js'
import { createBearerSecret, hashSecret, matchesSecretHash } from '../../common/bearer-secret.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { formatRefreshToken, parseRefreshToken, type RefreshToken } from './refresh-token.js'
import { RefreshTokensRepository } from './refresh-tokens.repository.js'
import type { Session } from './session.js'

const PURGE_INTERVAL = 600_000

/** In milliseconds. */
const DAY = 86_400_000

/** In bytes. */
const ID_LENGTH = 16

/** What became of the use of a refresh token. */
export type RefreshTokenUse =
  | { readonly outcome: 'unknown' }
  /** `again`: it was used before, by its bearer or by a thief; there is no telling. */
  | { readonly outcome: 'first' | 'again'; readonly sessionId: string }

/** Makes refresh tokens, and takes each of them once. */
@Injectable()
export class RefreshTokensService {
  constructor(
    private readonly repository: RefreshTokensRepository,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** The next refresh token of a session; null where the configuration wants none. */
  async issue({ id: sessionId, expiresAt }: Pick<Session, 'id' | 'expiresAt'>): Promise<RefreshToken | null> {
    if (this.config.tokens.refreshToken === 'off') return null
    const parts = createBearerSecret(this.random, ID_LENGTH)
    const secretHash = hashSecret(parts.secret)
    await this.repository.insert({ id: parts.id, sessionId, secretHash, createdAt: this.clock.now(), usedAt: null })
    return { text: formatRefreshToken(parts), expiresAt }
  }

  /** Uses up a token. */
  async use(text: string): Promise<RefreshTokenUse> {
    const parts = parseRefreshToken(text)
    if (parts === undefined) return { outcome: 'unknown' }
    const stored = await this.repository.find(parts.id)
    const matches = matchesSecretHash(parts.secret, stored?.secretHash)
    if (stored === undefined || !matches) return { outcome: 'unknown' }
    const isFirst = await this.repository.use(parts.id, this.clock.now())
    return { outcome: isFirst ? 'first' : 'again', sessionId: stored.sessionId }
  }

  /**
   * Forgets used tokens once they would have expired unused: a session in constant use has one for each access token it
   * ever had. Who comes with one after that is refused like anybody without a token.
   */
  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    const { refreshTokenDays } = this.config.tokens
    return this.repository.deleteUsed(new Date(this.clock.now().getTime() - refreshTokenDays * DAY))
  }
}

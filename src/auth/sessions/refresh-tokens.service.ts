import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { Random } from '../../common/random.js'
import { createBearerSecret, hashSecret, matchesSecretHash } from '../../common/bearer-secret.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { PreparedWrite } from '../../database/shared-statement.js'
import { MetricsService } from '../../observability/metrics/metrics.service.js'
import { formatRefreshToken, parseRefreshToken, type RefreshToken, type StoredRefreshToken } from './refresh-token.js'
import { RefreshTokensRepository } from './refresh-tokens.repository.js'
import type { Session } from './session.js'

/** In milliseconds. */
const PURGE_INTERVAL = 600_000
const DAY = 86_400_000

const ID_BYTES = 16

/** A refresh token that is not stored yet. */
interface PreparedRefreshToken {
  readonly token: RefreshToken
  readonly write: PreparedWrite
}

/** Issues refresh tokens. Each can be used once. */
@Injectable()
export class RefreshTokensService {
  constructor(
    private readonly repository: RefreshTokensRepository,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly metrics: MetricsService,
  ) {}

  /** Returns the next refresh token of a session and the write that stores it, or null when refresh tokens are off. */
  prepare({ id: sessionId, expiresAt }: Pick<Session, 'id' | 'expiresAt'>): PreparedRefreshToken | null {
    if (this.config.tokens.refreshToken === 'off') return null
    const parts = createBearerSecret(this.random, ID_BYTES)
    const secretHash = hashSecret(parts.secret)
    const stored = { id: parts.id, sessionId, secretHash, createdAt: this.clock.now(), usedAt: null }
    return { token: { text: formatRefreshToken(parts), expiresAt }, write: this.repository.prepareInsert(stored) }
  }

  /** Returns the stored token with a text, whether or not it was used. */
  async find(text: string): Promise<StoredRefreshToken | undefined> {
    const parts = parseRefreshToken(text)
    if (parts === undefined) return undefined
    const stored = await this.repository.find(parts.id)
    return matchesSecretHash(parts.secret, stored?.secretHash) ? stored : undefined
  }

  /** Marks a token as used, and returns whether it was unused. */
  use(id: string): Promise<boolean> {
    return this.repository.use(id, this.clock.now())
  }

  /**
   * Deletes used tokens after the lifetime of an unused one, since a session stores one for each access token. Later uses of
   * a purged token fail like any unknown token.
   */
  @Interval(PURGE_INTERVAL)
  async purge(): Promise<void> {
    const { refreshTokenDays } = this.config.tokens
    const now = this.clock.now().getTime()
    await this.repository.deleteUsed(new Date(now - refreshTokenDays * DAY))
    this.metrics.set('purged', { table: 'refresh-tokens' }, now / 1000)
  }
}

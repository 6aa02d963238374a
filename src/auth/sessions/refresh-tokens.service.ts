import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { Random } from '../../common/random.js'
import { createBearerSecret, hashSecret, matchesSecretHash } from '../../common/bearer-secret.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { PreparedWrite } from '../../database/shared-statement.js'
import { formatRefreshToken, parseRefreshToken, type RefreshToken } from './refresh-token.js'
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

/** The outcome of using a refresh token. */
type RefreshTokenUse =
  | { readonly outcome: 'unknown' }
  /** `again`: the token was already used, either by the client or by a thief. */
  | { readonly outcome: 'first' | 'again'; readonly sessionId: string }

/** Issues refresh tokens. Each can be used once. */
@Injectable()
export class RefreshTokensService {
  constructor(
    private readonly repository: RefreshTokensRepository,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Returns the next refresh token of a session and the write that stores it, or null when refresh tokens are off. */
  prepare({ id: sessionId, expiresAt }: Pick<Session, 'id' | 'expiresAt'>): PreparedRefreshToken | null {
    if (this.config.tokens.refreshToken === 'off') return null
    const parts = createBearerSecret(this.random, ID_BYTES)
    const secretHash = hashSecret(parts.secret)
    const stored = { id: parts.id, sessionId, secretHash, createdAt: this.clock.now(), usedAt: null }
    return { token: { text: formatRefreshToken(parts), expiresAt }, write: this.repository.prepareInsert(stored) }
  }

  /** Marks a token as used. */
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
   * Deletes used tokens after the lifetime of an unused one, since a session stores one for each access token. Later uses of
   * a purged token fail like any unknown token.
   */
  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    const { refreshTokenDays } = this.config.tokens
    return this.repository.deleteUsed(new Date(this.clock.now().getTime() - refreshTokenDays * DAY))
  }
}

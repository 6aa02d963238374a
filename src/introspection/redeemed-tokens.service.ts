import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { Claims } from '../auth/tokens/authentication-facts.js'
import { Clock } from '../common/clock.js'
import { MetricsService } from '../observability/metrics/metrics.service.js'
import { RedeemedTokensRepository } from './redeemed-tokens.repository.js'

/** In milliseconds. */
const PURGE_INTERVAL = 600_000

/** How long a redemption is kept after the token expires, in milliseconds: the clock of another process may be behind. */
const RETENTION = 300_000

/** Records the redemption of single-use tokens. */
@Injectable()
export class RedeemedTokensService {
  constructor(
    private readonly repository: RedeemedTokensRepository,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {}

  /** Records a redemption and returns whether it is the first one. */
  record({ jti, exp }: Claims): Promise<boolean> {
    return this.repository.add(String(jti), new Date(Number(exp) * 1000))
  }

  isRedeemed({ jti }: Claims): Promise<boolean> {
    return this.repository.has(String(jti))
  }

  /** Deletes the records of expired tokens. */
  @Interval(PURGE_INTERVAL)
  async purge(): Promise<void> {
    const now = this.clock.now().getTime()
    await this.repository.deleteExpired(new Date(now - RETENTION))
    this.metrics.set('purged', { table: 'redeemed-tokens' }, now / 1000)
  }
}

import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../common/clock.js'
import { RedeemedTokensRepository } from './redeemed-tokens.repository.js'
import type { Claims } from '../auth/tokens/token-codec.js'

const PURGE_INTERVAL = 600_000

/** How long uses are remembered beyond the token, in milliseconds: the clock of another process may be behind. */
const REMEMBERED = 300_000

/** The uses of tokens that count once. */
@Injectable()
export class RedeemedTokensService {
  constructor(
    private readonly redeemed: RedeemedTokensRepository,
    private readonly clock: Clock,
  ) {}

  /** Uses a token up. Answers whether it was unused until now. */
  record({ jti, exp }: Claims): Promise<boolean> {
    return this.redeemed.add(String(jti), new Date(Number(exp) * 1000))
  }

  isUsed({ jti }: Claims): Promise<boolean> {
    return this.redeemed.has(String(jti))
  }

  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    return this.redeemed.deleteExpired(new Date(this.clock.now().getTime() - REMEMBERED))
  }
}

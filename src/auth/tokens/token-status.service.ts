import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { SessionsService } from '../sessions/sessions.service.js'
import { RedeemedTokensRepository } from './redeemed-tokens.repository.js'
import type { Claims } from './token-codec.js'
import { type ReadToken, TokensService } from './tokens.service.js'

const PURGE_INTERVAL = 600_000

/** Says what tokens are worth now: a signature alone does not know of sign-outs and uses. */
@Injectable()
export class TokenStatusService {
  constructor(
    private readonly tokens: TokensService,
    private readonly sessions: SessionsService,
    private readonly redeemed: RedeemedTokensRepository,
    private readonly clock: Clock,
  ) {}

  /** What a token says; undefined unless it is good now. */
  async introspect(token: string): Promise<ReadToken | undefined> {
    const read = await this.tokens.read(token)
    return read !== undefined && (await this.#isGood(read)) ? read : undefined
  }

  /**
   * Takes a single-use result token, once. Throws `token_invalid` for anything but a good one, and
   * `token_already_used`.
   */
  async redeem(token: string): Promise<Claims> {
    const { use, claims } = (await this.tokens.read(token)) ?? {}
    if (use !== 'result' || claims?.['single_use'] !== true) throw new ProblemError('token_invalid')
    const expiresAt = new Date(Number(claims['exp']) * 1000)
    if (!(await this.redeemed.add(String(claims['jti']), expiresAt))) throw new ProblemError('token_already_used')
    return claims
  }

  @Interval(PURGE_INTERVAL)
  purge(): Promise<void> {
    return this.redeemed.deleteExpired(this.clock.now())
  }

  async #isGood({ use, claims }: ReadToken): Promise<boolean> {
    if (use === 'access') return this.sessions.lives(String(claims['sub']), String(claims['sid']))
    return claims['single_use'] !== true || !(await this.redeemed.has(String(claims['jti'])))
  }
}

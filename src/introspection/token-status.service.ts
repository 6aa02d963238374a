import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import { PasskeysService } from '../passkeys/credentials/passkeys.service.js'
import { SessionsService } from '../auth/sessions/sessions.service.js'
import type { Claims } from '../auth/tokens/token-codec.js'
import { RedeemedTokensService } from './redeemed-tokens.service.js'
import { type ReadToken, TokensService } from '../auth/tokens/tokens.service.js'

/** Says what tokens are worth now: a signature alone knows of no sign-out, no use and no passkey that is gone. */
@Injectable()
export class TokenStatusService {
  constructor(
    private readonly tokens: TokensService,
    private readonly sessions: SessionsService,
    private readonly passkeys: PasskeysService,
    private readonly uses: RedeemedTokensService,
  ) {}

  /** What a token says; undefined unless it is good now. */
  async introspect(token: string): Promise<ReadToken | undefined> {
    const read = await this.tokens.read(token)
    return read !== undefined && (await this.#isGood(read)) ? read : undefined
  }

  /**
   * Takes a single-use result token, once. Throws `token_invalid` for anything but a good one of the purpose, and
   * `token_already_used`.
   */
  async redeem(token: string, purpose?: string): Promise<Claims> {
    const { use, claims } = (await this.tokens.read(token)) ?? {}
    if (use !== 'result' || claims?.['single_use'] !== true) throw new ProblemError('token_invalid')
    if (purpose !== undefined && claims['purpose'] !== purpose) throw new ProblemError('token_invalid')
    if (!(await this.#isPasskeyActive(claims))) throw new ProblemError('token_invalid')
    if (!(await this.uses.record(claims))) throw new ProblemError('token_already_used')
    return claims
  }

  async #isGood({ use, claims }: ReadToken): Promise<boolean> {
    if (use === 'access') return this.sessions.isActive(String(claims['sub']), String(claims['sid']))
    if (claims['single_use'] === true && (await this.uses.isUsed(claims))) return false
    return this.#isPasskeyActive(claims)
  }

  #isPasskeyActive(claims: Claims): Promise<boolean> {
    return this.passkeys.isActive(String(claims['sub']), String(claims['passkey_id']))
  }
}

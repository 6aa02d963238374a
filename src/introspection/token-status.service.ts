import { Injectable } from '@nestjs/common'
import { SessionsService } from '../auth/sessions/sessions.service.js'
import type { Claims } from '../auth/tokens/authentication-facts.js'
import { TokensService, type VerifiedToken } from '../auth/tokens/tokens.service.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { PasskeysService } from '../passkeys/credentials/passkeys.service.js'
import { RedeemedTokensService } from './redeemed-tokens.service.js'

/** Checks the current state of tokens. A signature alone does not show a sign-out, a redemption or a deleted passkey. */
@Injectable()
export class TokenStatusService {
  constructor(
    private readonly tokens: TokensService,
    private readonly sessions: SessionsService,
    private readonly passkeys: PasskeysService,
    private readonly redeemed: RedeemedTokensService,
  ) {}

  /** Returns the verified token, or undefined when it is not active. */
  async introspect(text: string): Promise<VerifiedToken | undefined> {
    const token = await this.tokens.tryVerify(text)
    return token !== undefined && (await this.#isActive(token)) ? token : undefined
  }

  /**
   * Redeems a single-use result token.
   *
   * @throws token_invalid when it is not an active single-use result token of the purpose
   * @throws token_already_used
   */
  async redeem(text: string, purpose?: string): Promise<Claims> {
    const { use, claims } = (await this.tokens.tryVerify(text)) ?? {}
    if (use !== 'result' || claims?.['single_use'] !== true) throw new ProblemError('token_invalid')
    if (purpose !== undefined && claims['purpose'] !== purpose) throw new ProblemError('token_invalid')
    if (!(await this.#isPasskeyActive(claims))) throw new ProblemError('token_invalid')
    if (!(await this.redeemed.record(claims))) throw new ProblemError('token_already_used')
    return claims
  }

  async #isActive({ use, claims }: VerifiedToken): Promise<boolean> {
    if (use === 'access') return this.sessions.isActive(String(claims['sub']), String(claims['sid']))
    if (claims['single_use'] === true && (await this.redeemed.isRedeemed(claims))) return false
    return this.#isPasskeyActive(claims)
  }

  #isPasskeyActive(claims: Claims): Promise<boolean> {
    return this.passkeys.isActive(String(claims['sub']), String(claims['passkey_id']))
  }
}

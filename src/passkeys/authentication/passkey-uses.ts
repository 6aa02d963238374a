import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { PolicyError, type Trace, VerificationError, type VerifiedAuthentication } from '../../webauthn/index.js'
import { lostRace } from '../ceremonies/lost-race.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'

/** Stores what a verified authentication changes (§7.2 steps 22, 24 and 25). */
@Injectable()
export class PasskeyUses {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * Records the use, unless another authentication moved the counter since it was verified. Throws
   * `sign_count_not_increased` then, `passkey_suspended`, and `credential_unknown` when the passkey was deleted
   * meanwhile. Answers the passkey as it is now.
   */
  record(passkey: Passkey, { update, trace }: VerifiedAuthentication, at: Date): Promise<Passkey> {
    const counts = this.config.authentication.signCount === 'reject'
    const use = { ...update, verifiedSignCount: counts ? passkey.signCount : 'any', lastUsedAt: at } as const
    return this.unitOfWork.run(async () => {
      if (!(await this.passkeys.recordUse(passkey.id, use))) throw await this.#whyNot(passkey, trace)
      return { ...passkey, ...update, lastUsedAt: at }
    })
  }

  async #whyNot({ userId, id }: Passkey, trace: Trace): Promise<Error> {
    const now = await this.passkeys.find(userId, id)
    if (now === undefined) return lostRace(new VerificationError('credential_unknown', 'authentication.user'), trace)
    if (now.state === 'suspended') return new ProblemError('passkey_suspended')
    return lostRace(new PolicyError('sign_count_not_increased', 'authentication.signCount'), trace)
  }
}

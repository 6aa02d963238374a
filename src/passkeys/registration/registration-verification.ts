import { Injectable } from '@nestjs/common'
import { type VerifiedRegistration, verifyRegistration } from '../../webauthn/index.js'
import type { CeremonyClues } from '../../webauthn/inspect.js'
import type { Attempt } from '../ceremonies/ceremony.js'
import { Mismatches } from '../ceremonies/mismatches.js'
import { RegistrationRules } from './registration-rules.js'

/** Hands a response to the engine with what is expected of it. */
@Injectable()
export class RegistrationVerification {
  constructor(
    private readonly rules: RegistrationRules,
    private readonly mismatches: Mismatches,
  ) {}

  /** Throws the engine's errors. */
  async verify(
    publicKey: unknown,
    attempt: Attempt<'registration'>,
    clues: CeremonyClues,
  ): Promise<VerifiedRegistration> {
    const expected = await this.rules.expect(attempt, clues)
    return this.mismatches.watch(publicKey, () => verifyRegistration(publicKey, expected))
  }
}

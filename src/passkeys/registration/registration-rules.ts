import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { type CeremonyClues, challengeOf, equalBytes, type RegistrationExpectations } from '../../webauthn/index.js'
import type { Attempt } from '../ceremonies/ceremony.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { AttestationPolicies } from './attestation-policy.js'
import { expectationsOf } from './registration-expectations.js'

/** What a response is held against: the state of its ceremony, the configuration, and the passkeys there are. */
@Injectable()
export class RegistrationRules {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly policies: AttestationPolicies,
    private readonly config: LatchkeyConfig,
  ) {}

  async expect(
    { ceremony, at }: Attempt<'registration'>,
    { challenge, credentialId }: CeremonyClues,
  ): Promise<RegistrationExpectations> {
    const holder = await this.passkeys.findByCredentialId(credentialId)
    return expectationsOf(ceremony.state, {
      challenge: challengeOf(challenge),
      attestation: this.policies.current(),
      backup: this.config.backup,
      isRegistered: (id) => holder !== undefined && equalBytes(id, holder.credentialId),
      at,
    })
  }
}

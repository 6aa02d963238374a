import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { type AttestationPolicy, challengeOf, equalBytes, type RegistrationExpectations } from '../../webauthn/index.js'
import type { CeremonyClues } from '../../webauthn/inspect.js'
import { Decoys } from '../authentication/decoys.js'
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
    private readonly decoys: Decoys,
    private readonly config: LatchkeyConfig,
  ) {}

  async expect(
    { ceremony, at }: Attempt<'registration'>,
    { challenge, credentialId }: CeremonyClues,
  ): Promise<RegistrationExpectations> {
    const holder = await this.passkeys.findByCredentialId(credentialId)
    return expectationsOf(ceremony.state, {
      challenge: challengeOf(challenge),
      attestation: narrowed(this.policies.current(), ceremony.state.attestationFormats),
      framing: this.config.edge.framing.ceremonies,
      backup: this.config.backup,
      // A decoy's credential is refused as a registered one is: trying to register it tells nobody which it is.
      isRegistered: (id) => this.decoys.knows(id) || (holder !== undefined && equalBytes(id, holder.credentialId)),
      at,
    })
  }
}

/** The policy with no other formats than those the ceremony was begun for; an empty list leaves it as it is. */
function narrowed(policy: AttestationPolicy, only: readonly string[]): AttestationPolicy {
  if (only.length === 0) return policy
  return { ...policy, formats: new Set([...policy.formats].filter((format) => only.includes(format))) }
}

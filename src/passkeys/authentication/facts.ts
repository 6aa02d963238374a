import type { AuthenticationFacts } from '../../auth/tokens/authentication-facts.js'
import type { Passkey } from '../credentials/passkey.js'

/** What is known once a passkey was used. */
export type Use = Pick<AuthenticationFacts, 'purpose' | 'userVerified' | 'at'>

/** How a user was authenticated with a passkey, for a token. */
export function factsOf(
  { id, aaguid, backupEligible, backupState, attestation }: Passkey,
  use: Use,
): AuthenticationFacts {
  return {
    ...use,
    passkeyId: id,
    aaguid,
    backupEligible,
    backupState,
    hardwareProven: attestation.verdict === 'trusted',
  }
}

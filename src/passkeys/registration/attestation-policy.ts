import type { LatchkeyConfig } from '../../config/latchkey-config.js'
import { type AttestationPolicy, createAttestationPolicy } from '../../webauthn/index.js'

type Accepted = LatchkeyConfig['registration']['accept']

/** The attestations that the configuration accepts. */
export function attestationPolicyOf({ none, self, untrusted }: Accepted): AttestationPolicy {
  const verdict = (accepted: boolean) => (accepted ? 'accepted' : 'refused')
  return createAttestationPolicy('specification', {
    none: verdict(none),
    self: verdict(self),
    untrusted: verdict(untrusted),
  })
}

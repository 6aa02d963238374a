import { assessPath } from '../crypto/certificate-path.js'
import type { AttestationCase } from './attestation-case.js'
import type { AttestationPolicy } from './attestation-policy.js'
import type { AttestationVerdict, Trust } from './attestation-verdict.js'
import { purposesOf } from './key-purposes.js'

/** How far a verified statement can be trusted, before anybody asks whether that is enough. */
export function judgeAttestation(attested: AttestationCase, policy: AttestationPolicy, at: Date): AttestationVerdict {
  const { format, result } = attested
  const parts = attested.parts.map((part) => judgeAttestation(part, policy, at))
  switch (result.type) {
    case 'none':
    case 'self':
      return { format, type: result.type, trust: { verdict: result.type }, parts }
    case 'certified': {
      const { path: settings, intermediates } = policy
      const { anchors } = attested
      const purposes = purposesOf(format)
      const trust = assessPath({ chain: result.trustPath, intermediates, anchors, at, settings, purposes })
      return { format, type: result.means, trust, parts }
    }
    case 'compound':
      return { format, type: 'compound', trust: strongest(parts), parts }
  }
}

const STRONGEST_FIRST: readonly Trust['verdict'][] = ['trusted', 'untrusted', 'self', 'none']

/**
 * The trust of a compound attestation is the best of its parts (§8.9): every part has been verified and speaks of the
 * same credential, and parts that prove nothing add nothing.
 */
function strongest(parts: readonly AttestationVerdict[]): Trust {
  const found = STRONGEST_FIRST.map((verdict) => parts.find(({ trust }) => trust.verdict === verdict)?.trust)
  return found.find((trust) => trust !== undefined) ?? { verdict: 'none' }
}

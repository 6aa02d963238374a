import { assessPath } from '../crypto/certificate-path.js'
import type { AttestationCase } from './attestation-case.js'
import type { AttestationPolicy } from './attestation-policy.js'
import type { AttestationVerdict, Trust } from './attestation-verdict.js'
import { purposesOf } from './key-purposes.js'

/** Determines the trustworthiness of a verified statement, before the policy decides whether it is sufficient. */
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
 * Returns the strongest trust among the parts of a compound attestation (§8.9). Every part has been verified for the
 * same credential, so a weak part does not reduce the trust in a strong one.
 */
function strongest(parts: readonly AttestationVerdict[]): Trust {
  const found = STRONGEST_FIRST.map((verdict) => parts.find(({ trust }) => trust.verdict === verdict)?.trust)
  return found.find((trust) => trust !== undefined) ?? { verdict: 'none' }
}

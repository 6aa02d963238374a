import type { LatchkeyConfig } from '../../config/latchkey-config.js'
import { type AttestationPolicy, createAttestationPolicy, formatAnchors, joinAnchors } from '../../webauthn/index.js'

/** The rules of the configuration on attestation, with its own trust anchors. */
export function attestationPolicyOf({ profile, overrides, anchors }: LatchkeyConfig['attestation']): AttestationPolicy {
  const sources = [...anchors].map(([format, certificates]) =>
    formatAnchors(
      new Set([format]),
      certificates.map((certificate) => ({ certificate })),
    ),
  )
  return createAttestationPolicy(profile, { ...overrides, anchors: joinAnchors(...sources) })
}

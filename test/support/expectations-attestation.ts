import { parseCertificate } from '../../src/webauthn/crypto/certificate.js'
import { ATTESTATION_FORMATS } from '../../src/webauthn/statements/statement.js'
import type { AttestationPolicy } from '../../src/webauthn/trust/attestation-policy.js'
import { createAttestationPolicy, type PolicyOverrides } from '../../src/webauthn/trust/profiles.js'
import { fixedAnchors, type TrustAnchorSource } from '../../src/webauthn/trust/trust-anchors.js'

/** Accepts every attestation whose statement verifies under the strict settings. It has no trust anchors. */
export function attestationPolicy(overrides: PolicyOverrides = {}): AttestationPolicy {
  return createAttestationPolicy('strict', { formats: new Set(ATTESTATION_FORMATS), ...overrides })
}

/** Trust anchors for all formats, from the DER of certificates. */
export function anchorsOf(...certificates: readonly Uint8Array[]): TrustAnchorSource {
  return fixedAnchors(certificates.map((der, index) => ({ certificate: parseCertificate(der, `anchors[${index}]`) })))
}

import { parseCertificate } from '../../src/webauthn/crypto/certificate.js'
import { ATTESTATION_FORMATS } from '../../src/webauthn/statements/statement.js'
import type { AttestationPolicy } from '../../src/webauthn/trust/attestation-policy.js'
import { createAttestationPolicy, type PolicyOverrides } from '../../src/webauthn/trust/profiles.js'
import { fixedAnchors, type TrustAnchorSource } from '../../src/webauthn/trust/trust-anchors.js'

/** Takes every attestation whose statement verifies by the strict settings, and trusts none. */
export function attestationPolicy(overrides: PolicyOverrides = {}): AttestationPolicy {
  return createAttestationPolicy('strict', { formats: new Set(ATTESTATION_FORMATS), ...overrides })
}

/** Certificates, as DER, that are anchors for everything. */
export function anchorsOf(...certificates: readonly Uint8Array[]): TrustAnchorSource {
  return fixedAnchors(certificates.map((der, index) => ({ certificate: parseCertificate(der, `anchors[${index}]`) })))
}

import { parseCertificate } from '../../src/webauthn/crypto/certificate.js'
import { DEFAULT_PATH_SETTINGS } from '../../src/webauthn/crypto/path-settings.js'
import type { StatementSettings } from '../../src/webauthn/statements/settings.js'
import { ATTESTATION_FORMATS } from '../../src/webauthn/statements/statement.js'
import {
  type AttestationPolicy,
  fixedAnchors,
  NO_ANCHORS,
  type TrustAnchorSource,
} from '../../src/webauthn/trust/attestation-policy.js'

/** The strictest of every choice §8 leaves. */
export const STRICT_STATEMENTS: StatementSettings = {
  sha1: 'refused',
  packed: { countryCode: 'assigned', serialNumber: 'refused' },
  tpm: { vendor: 'registered', objectAttributes: 'required', criticalAlternativeName: 'required' },
  androidKey: {
    authorizationList: 'tee-enforced',
    absentAuthorizations: 'refused',
    purpose: 'only-sign',
    leastSecurityLevel: 'trusted-environment',
  },
  androidSafetyNet: { maximumAgeMillis: 60_000, ctsProfileMatch: 'required' },
  fidoU2f: { aaguid: 'zero', flags: 'u2f-only' },
  compound: { verify: 'all' },
}

/** Takes every attestation whose statement verifies, and trusts none. */
export function attestationPolicy(overrides: Partial<AttestationPolicy> = {}): AttestationPolicy {
  return {
    formats: new Set(ATTESTATION_FORMATS),
    none: 'accepted',
    self: 'accepted',
    untrusted: 'accepted',
    anchors: NO_ANCHORS,
    intermediates: [],
    path: DEFAULT_PATH_SETTINGS,
    statements: STRICT_STATEMENTS,
    models: 'any',
    metadata: 'none',
    ...overrides,
  }
}

/** Certificates, as DER, that are anchors for everything. */
export function anchorsOf(...certificates: readonly Uint8Array[]): TrustAnchorSource {
  return fixedAnchors(certificates.map((der, index) => ({ certificate: parseCertificate(der, `anchors[${index}]`) })))
}

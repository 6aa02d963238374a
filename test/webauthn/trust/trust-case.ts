import type { Aaguid, NonEmpty } from '../../../src/webauthn/bytes/brand.js'
import type { Certificate } from '../../../src/webauthn/crypto/certificate.js'
import { parseCertificate } from '../../../src/webauthn/crypto/certificate.js'
import type { TrustAnchor } from '../../../src/webauthn/crypto/certificate-path.js'
import type {
  AttestationFormat,
  AttestationResult,
  AttestedAuthenticatorData,
} from '../../../src/webauthn/statements/statement.js'
import { parseAuthenticatorData } from '../../../src/webauthn/structures/authenticator-data.js'
import { perform } from '../../../src/webauthn/trace/perform.js'
import { assessAttestation } from '../../../src/webauthn/trust/assess-attestation.js'
import { ATTESTATION_TRUST } from '../../../src/webauthn/trust/assess-attestation.steps.js'
import { type AttestationCase, findTrustAnchors } from '../../../src/webauthn/trust/attestation-case.js'
import type { AttestationPolicy } from '../../../src/webauthn/trust/attestation-policy.js'
import type { AttestationAssessment } from '../../../src/webauthn/trust/attestation-verdict.js'
import { createAttestationPolicy, type PolicyOverrides } from '../../../src/webauthn/trust/profiles.js'
import { encodeAuthenticatorData } from '../../../src/testing/authenticator-data.js'
import {
  type Algorithm,
  createCredentialKey,
  type CredentialKey,
  encodeCbor,
  FLAG,
} from '../../../src/testing/index.js'
import { createTestCa, issue, issueCa, type TestCertificate } from '../../support/certificates.js'

/** The time of the ceremonies. */
export const AT = new Date('2026-06-01T12:00:00Z')
export const MODEL = '01020304-0506-0708-090a-0b0c0d0e0f10' as Aaguid
export const OTHER_MODEL = '11121314-1516-1718-191a-1b1c1d1e1f20' as Aaguid

const AAGUID_EXTENSION = '1.3.6.1.4.1.45724.1.1.4'
const subject = { C: 'SE', O: 'Vendor', OU: 'Authenticator Attestation', CN: 'Model' }

export const root = createTestCa({ subject: { CN: 'Vendor root' } })
export const intermediate = issueCa(root, { subject: { CN: 'Vendor intermediate' } })
/** A certificate with an AAGUID. */
export const leaf = issue(root, {
  subject,
  basicConstraints: { ca: false },
  extensions: [{ oid: AAGUID_EXTENSION, value: Uint8Array.of(0x04, 16, ...aaguidBytes(MODEL)) }],
})
/** A certificate without an AAGUID. */
export const plainLeaf = issue(root, { subject, basicConstraints: { ca: false } })
/** A certificate issued by the intermediate. */
export const deepLeaf = issue(intermediate, { subject, basicConstraints: { ca: false } })
/** A certificate of an unknown authority. */
export const strangeLeaf = issue(createTestCa({ subject: { CN: 'Stranger' } }), {
  subject,
  basicConstraints: { ca: false },
})

export function certificateOf({ der }: TestCertificate): Certificate {
  return parseCertificate(der)
}

export function anchorOf(certificate: TestCertificate): TrustAnchor {
  return { certificate: certificateOf(certificate) }
}

function aaguidBytes(aaguid: Aaguid): Uint8Array {
  return new Uint8Array(Buffer.from(aaguid.replaceAll('-', ''), 'hex'))
}

const keys = new Map<Algorithm, CredentialKey>()

function keyOf(algorithm: Algorithm): CredentialKey {
  const key = keys.get(algorithm) ?? createCredentialKey(algorithm)
  keys.set(algorithm, key)
  return key
}

/** The parts of a registration that matter for trust. */
export interface RegistrationParts {
  readonly format?: AttestationFormat
  readonly result?: AttestationResult
  readonly aaguid?: Aaguid
  readonly algorithm?: Algorithm
  readonly backupEligible?: boolean
  readonly discoverable?: boolean
}

export function authenticatorDataOf(parts: RegistrationParts): AttestedAuthenticatorData {
  const { aaguid = MODEL, algorithm = 'ES256', backupEligible = false } = parts
  const bytes = encodeAuthenticatorData({
    rpIdHash: new Uint8Array(32),
    flags: FLAG.UP + FLAG.UV + FLAG.AT + (backupEligible ? FLAG.BE : 0),
    signCount: 0,
    attested: {
      aaguid: aaguidBytes(aaguid),
      credentialId: new Uint8Array(16),
      publicKey: encodeCbor(keyOf(algorithm).cose),
    },
    extensions: undefined,
  })
  return parseAuthenticatorData(bytes) as AttestedAuthenticatorData
}

/** Returns the result of a statement with these certificates, attestation certificate first. */
export function certified(
  leafCertificate: TestCertificate,
  ...issuers: readonly TestCertificate[]
): Extract<AttestationResult, { type: 'certified' }> {
  const trustPath: NonEmpty<Certificate> = [certificateOf(leafCertificate), ...issuers.map(certificateOf)]
  return { type: 'certified', means: 'uncertain', trustPath }
}

export const COMPOUND_OF = (
  ...parts: NonEmpty<{ format: AttestationFormat; result: Exclude<AttestationResult, { type: 'compound' }> }>
): AttestationResult => ({ type: 'compound', parts })

/** Returns a policy of the profile `specification`. */
export function policyOf(overrides: PolicyOverrides = {}): AttestationPolicy {
  return createAttestationPolicy('specification', overrides)
}

/** Returns a verified statement with its anchors under a policy (§7.1 step 23). */
export function caseOf(parts: RegistrationParts, policy: AttestationPolicy): AttestationCase {
  const { format = 'packed', result = certified(leaf), discoverable } = parts
  return findTrustAnchors({ format, result, authenticatorData: authenticatorDataOf(parts), discoverable }, policy)
}

/** Performs §7.1 steps 23 and 24. */
export function assess(parts: RegistrationParts, policy: AttestationPolicy, at = AT): AttestationAssessment {
  return perform(ATTESTATION_TRUST, (trace) => assessAttestation(trace, caseOf(parts, policy), policy, at))
}

import { DEFAULT_PATH_SETTINGS } from '../crypto/certificate-path.js'
import { ATTESTATION_FORMATS } from '../statements/statement.js'
import type { AttestationPolicy } from './attestation-policy.js'
import { COMPROMISED_STATUSES, RETIRED_STATUS } from './metadata/metadata-registry.data.js'
import type { MetadataRules } from './metadata/metadata-rules.js'

/**
 * The profiles, each a complete set of settings:
 *
 * - `specification`: the checks that the specification requires, and no others;
 * - `strict`: additional checks that current authenticators pass;
 * - `conformance`: the checks that the FIDO conformance tool expects. In addition to the specification, an attestation
 *   must be trusted, a chain must not contain its root, and a U2F authenticator must not have an AAGUID. An Android key
 *   must state its origin and purpose. A SafetyNet response must be at most a minute old and confirm a certified device.
 *   The vendor of the tool's TPM is accepted, although the registry does not list it.
 *
 * Which attestation types and models to accept is a decision of the relying party. The profiles accept all of them,
 * except that `conformance` rejects untrusted attestation.
 */
export const POLICY_PROFILES = ['specification', 'strict', 'conformance'] as const

/** The name of a profile. */
export type PolicyProfile = (typeof POLICY_PROFILES)[number]

/** A profile: an attestation policy without its sources and model rule, and rules for metadata. */
export interface Profile {
  readonly attestation: Omit<AttestationPolicy, 'anchors' | 'intermediates' | 'models' | 'metadata'>
  readonly metadata: MetadataRules
}

const SECOND = 1000
const DAY = 86_400 * SECOND

const SPECIFICATION: Profile = {
  attestation: {
    formats: new Set(ATTESTATION_FORMATS),
    none: 'accepted',
    self: 'accepted',
    untrusted: 'accepted',
    path: { ...DEFAULT_PATH_SETTINGS, anchorWithoutCa: 'accepted' },
    statements: {
      sha1: 'accepted',
      packed: { countryCode: 'two-letters', serialNumber: 'accepted' },
      tpm: { vendor: 'any', objectAttributes: 'ignored', criticalAlternativeName: 'ignored' },
      androidKey: {
        authorizationList: 'union',
        absentAuthorizations: 'accepted',
        purpose: 'includes-sign',
        leastSecurityLevel: 'software',
        revokedSerialNumbers: 'unchecked',
      },
      androidSafetyNet: { maximumAgeMillis: 'any', ctsProfileMatch: 'ignored' },
      fidoU2f: { aaguid: 'any', flags: 'any' },
      compound: { verify: 'all' },
    },
  },
  metadata: {
    staleness: 'any',
    unknownModels: 'accepted',
    statuses: { refused: new Set(COMPROMISED_STATUSES), unknown: 'refused' },
    attestationTypes: 'listed',
    algorithms: 'listed',
    capabilities: 'stated',
    aaguidExtension: 'required',
  },
}

const STRICT: Profile = {
  attestation: {
    formats: new Set(ATTESTATION_FORMATS.filter((format) => format !== 'android-safetynet')),
    none: 'accepted',
    self: 'accepted',
    untrusted: 'accepted',
    path: DEFAULT_PATH_SETTINGS,
    statements: {
      sha1: 'refused',
      packed: { countryCode: 'assigned', serialNumber: 'refused' },
      tpm: { vendor: 'registered', objectAttributes: 'required', criticalAlternativeName: 'required' },
      androidKey: {
        authorizationList: 'tee-enforced',
        absentAuthorizations: 'refused',
        purpose: 'only-sign',
        leastSecurityLevel: 'trusted-environment',
        revokedSerialNumbers: 'unchecked',
      },
      androidSafetyNet: { maximumAgeMillis: 60 * SECOND, ctsProfileMatch: 'required' },
      fidoU2f: { aaguid: 'zero', flags: 'u2f-only' },
      compound: { verify: 'all' },
    },
  },
  metadata: {
    staleness: 30 * DAY,
    unknownModels: 'accepted',
    statuses: { refused: new Set([...COMPROMISED_STATUSES, RETIRED_STATUS]), unknown: 'refused' },
    attestationTypes: 'listed',
    algorithms: 'listed',
    capabilities: 'implied',
    aaguidExtension: 'required',
  },
}

const CONFORMANCE: Profile = {
  attestation: {
    formats: new Set(ATTESTATION_FORMATS),
    none: 'accepted',
    self: 'accepted',
    untrusted: 'refused',
    path: { ...SPECIFICATION.attestation.path, rootInChain: 'refused' },
    statements: {
      ...SPECIFICATION.attestation.statements,
      tpm: { vendor: 'registered-or-conformance', objectAttributes: 'ignored', criticalAlternativeName: 'ignored' },
      androidKey: { ...SPECIFICATION.attestation.statements.androidKey, absentAuthorizations: 'refused' },
      androidSafetyNet: { maximumAgeMillis: 60 * SECOND, ctsProfileMatch: 'required' },
      fidoU2f: { aaguid: 'zero', flags: 'any' },
    },
  },
  metadata: SPECIFICATION.metadata,
}

export const PROFILES: Readonly<Record<PolicyProfile, Profile>> = {
  specification: SPECIFICATION,
  strict: STRICT,
  conformance: CONFORMANCE,
}

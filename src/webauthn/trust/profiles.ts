import { DEFAULT_PATH_SETTINGS, type PathSettings } from '../crypto/path-settings.js'
import type { StatementSettings } from '../statements/settings.js'
import { ATTESTATION_FORMATS } from '../statements/statement.js'
import { type AttestationPolicy, NO_ANCHORS } from './attestation-policy.js'

/**
 * Complete sets of decisions:
 *
 * - `specification`: what the specification demands with MUST, and nothing beyond it;
 * - `strict`: all hardening this engine knows;
 * - `conformance`: what FIDO's conformance tool demands, also where that goes beyond the specification.
 */
export const POLICY_PROFILES = ['specification', 'strict', 'conformance'] as const

/** Name of a complete set of decisions. */
export type PolicyProfile = (typeof POLICY_PROFILES)[number]

/** Single settings on top of a profile. */
export interface PolicyOverrides extends Partial<Omit<AttestationPolicy, 'statements' | 'path'>> {
  readonly path?: Partial<PathSettings>
  readonly statements?: { readonly [Part in keyof StatementSettings]?: Override<StatementSettings[Part]> }
}

type Override<Setting> = Setting extends string ? Setting : Partial<Setting>

const SPECIFICATION: StatementSettings = {
  sha1: 'accepted',
  packed: { countryCode: 'two-letters', serialNumber: 'accepted' },
  tpm: { vendor: 'any', objectAttributes: 'ignored', criticalAlternativeName: 'ignored' },
  androidKey: {
    authorizationList: 'union',
    absentAuthorizations: 'refused',
    purpose: 'includes-sign',
    leastSecurityLevel: 'software',
  },
  androidSafetyNet: { maximumAgeMillis: 'any', ctsProfileMatch: 'required' },
  fidoU2f: { aaguid: 'any', flags: 'any' },
  compound: { verify: 'all' },
}

const STRICT: StatementSettings = {
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

const CONFORMANCE: StatementSettings = {
  ...SPECIFICATION,
  tpm: { ...SPECIFICATION.tpm, vendor: 'registered-or-conformance' },
  androidSafetyNet: { maximumAgeMillis: 60_000, ctsProfileMatch: 'required' },
  fidoU2f: { aaguid: 'zero', flags: 'any' },
}

/** SHA-1 and short RSA keys still stand in the chains of old TPMs; the specification does not rule them out. */
const LENIENT_PATH: PathSettings = { ...DEFAULT_PATH_SETTINGS, sha1: 'accepted', shortestRsaKey: 1024 }

const ACCEPTING = {
  none: 'accepted',
  self: 'accepted',
  untrusted: 'accepted',
  anchors: NO_ANCHORS,
  intermediates: [],
  models: 'any',
  metadata: 'none',
} as const satisfies Partial<AttestationPolicy>

const PROFILES: Readonly<Record<PolicyProfile, AttestationPolicy>> = {
  specification: {
    ...ACCEPTING,
    formats: new Set(ATTESTATION_FORMATS),
    path: LENIENT_PATH,
    statements: SPECIFICATION,
  },
  strict: {
    ...ACCEPTING,
    formats: new Set(ATTESTATION_FORMATS.filter((format) => format !== 'android-safetynet')),
    path: DEFAULT_PATH_SETTINGS,
    statements: STRICT,
  },
  conformance: {
    ...ACCEPTING,
    formats: new Set(ATTESTATION_FORMATS),
    path: { ...LENIENT_PATH, rootInChain: 'refused' },
    statements: CONFORMANCE,
  },
}

/** The policy of a profile, with single settings changed. */
export function createAttestationPolicy(profile: PolicyProfile, overrides: PolicyOverrides = {}): AttestationPolicy {
  const policy = PROFILES[profile]
  const { path, statements, ...rest } = overrides
  return {
    ...policy,
    ...rest,
    path: { ...policy.path, ...path },
    statements: mergeStatements(policy.statements, statements ?? {}),
  }
}

function mergeStatements(
  settings: StatementSettings,
  overrides: NonNullable<PolicyOverrides['statements']>,
): StatementSettings {
  const parts = Object.entries(settings).map(([name, part]: [string, string | object]) => {
    const override = overrides[name as keyof StatementSettings]
    return [name, typeof part === 'string' ? (override ?? part) : { ...part, ...(override as object | undefined) }]
  })
  return Object.fromEntries(parts) as StatementSettings
}

import type { StatementSettings } from '../statements/settings.js'
import type { AttestationPolicy } from './attestation-policy.js'
import type { MetadataRules } from './metadata/metadata-rules.js'
import { type PolicyProfile, PROFILES } from './profiles.data.js'
import { NO_ANCHORS } from './trust-anchors.js'

export { POLICY_PROFILES, type PolicyProfile } from './profiles.data.js'

/** Settings of an attestation policy that differ from the profile's. Groups of settings may be given in part. */
export type PolicyOverrides = Partial<Omit<AttestationPolicy, 'path' | 'statements'>> & {
  readonly path?: Partial<AttestationPolicy['path']>
  readonly statements?: PartialGroups<StatementSettings>
}

/** Rules on metadata that differ from the profile's. */
export type RuleOverrides = PartialGroups<MetadataRules>

/** `T` in which members, and members of its groups, may be missing. */
type PartialGroups<T> = { readonly [K in keyof T]?: T[K] extends string | number ? T[K] : Partial<T[K]> }

/**
 * Makes a complete attestation policy: a profile with single settings on top. Without anchors nothing is trusted;
 * without metadata nothing is known of models; and every model is admitted. What comes from the profile is a copy; the
 * sets, lists and sources of `overrides` are kept as they are. Nothing is checked, and nothing thrown: a value that no
 * setting has counts as the stricter one.
 */
export function createAttestationPolicy(profile: PolicyProfile, overrides: PolicyOverrides = {}): AttestationPolicy {
  const { attestation } = copyOf(PROFILES[profile])
  return {
    anchors: NO_ANCHORS,
    intermediates: [],
    models: 'any',
    metadata: 'none',
    ...attestation,
    ...overrides,
    path: { ...attestation.path, ...overrides.path },
    statements: mergeGroups(attestation.statements, overrides.statements ?? {}),
  }
}

/**
 * Makes complete rules for metadata in use: those of a profile with single rules on top, copied and kept as in
 * {@link createAttestationPolicy}.
 */
export function createMetadataRules(profile: PolicyProfile, overrides: RuleOverrides = {}): MetadataRules {
  return mergeGroups(copyOf(PROFILES[profile].metadata), overrides)
}

/** Whoever changes a policy, past its types, changes no other. */
function copyOf<T>(value: T): T {
  if (value instanceof Set) return new Set(value) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)])) as T
}

function mergeGroups<T extends object>(defaults: T, overrides: PartialGroups<T>): T {
  const merged = Object.entries(overrides).map(([name, value]: [string, unknown]) => {
    const group = defaults[name as keyof T]
    return [name, typeof value === 'object' ? { ...group, ...value } : value] as const
  })
  return { ...defaults, ...(Object.fromEntries(merged) as Partial<T>) }
}

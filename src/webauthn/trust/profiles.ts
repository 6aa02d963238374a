import type { StatementSettings } from '../statements/settings.js'
import type { AttestationPolicy } from './attestation-policy.js'
import type { MetadataRules } from './metadata/metadata-rules.js'
import { type PolicyProfile, PROFILES } from './profiles.data.js'
import { NO_ANCHORS } from './trust-anchors.js'

export { POLICY_PROFILES, type PolicyProfile } from './profiles.data.js'

/** Attestation settings that override a profile. Groups of settings may be partial. */
export type PolicyOverrides = Partial<Omit<AttestationPolicy, 'path' | 'statements'>> & {
  readonly path?: Partial<AttestationPolicy['path']>
  readonly statements?: PartialGroups<StatementSettings>
}

/** Metadata rules that override a profile. */
export type RuleOverrides = PartialGroups<MetadataRules>

/** `T` with all members optional, including the members of its groups. */
type PartialGroups<T> = { readonly [K in keyof T]?: T[K] extends string | number ? T[K] : Partial<T[K]> }

/**
 * Creates a complete attestation policy from a profile and overrides. By default it has no anchors, so that no
 * attestation is trusted; it uses no metadata and admits every model.
 *
 * Performs no checks and never throws: the engine treats an unknown value of a setting as the strictest one.
 *
 * @returns the policy, with copies of the profile's settings and references to the sets, lists and sources of
 *   `overrides`
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

/** Creates complete metadata rules from a profile and overrides, copied as in {@link createAttestationPolicy}. */
export function createMetadataRules(profile: PolicyProfile, overrides: RuleOverrides = {}): MetadataRules {
  return mergeGroups(copyOf(PROFILES[profile].metadata), overrides)
}

/** Copies a value deeply, so that a change to one policy does not affect others. */
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

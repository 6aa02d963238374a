import {
  type AttestationPolicy,
  createAttestationPolicy,
  fixedAnchors,
  MalformedInputError,
  parseCertificate,
  POLICY_PROFILES,
  type PolicyOverrides,
  type PolicyProfile,
  UnsupportedError,
} from '../webauthn/index.js'
import type { RecordedTrust } from './ceremony-record.js'
import { UnusableInputError, UsageError } from './command.js'

/** The profile of `latchkey verify` and the single settings on top of it. */
export interface PolicyChoice {
  readonly profile: PolicyProfile
  readonly settings: PolicyOverrides
}

export const PROFILES = POLICY_PROFILES

/**
 * Reads settings as `statements.androidKey.absentAuthorizations=accepted`. Names are those of the attestation policy.
 *
 * @throws UsageError when the policy has no such setting, or none that a word or a number can be
 */
export function parseSettings(assignments: readonly string[]): PolicyOverrides {
  const overrides: Record<string, unknown> = {}
  for (const assignment of assignments) {
    const [name, value] = assignment.split('=', 2)
    if (name === undefined || value === undefined) throw new UsageError(`--set ${assignment}: SETTING=VALUE is missing`)
    assign(overrides, name, value)
  }
  return overrides as PolicyOverrides
}

/** Walks beside a policy, so that only settings that exist are set, and only to values of their type. */
function assign(overrides: Record<string, unknown>, name: string, value: string): void {
  const path = name.split('.')
  const last = path.pop() as string
  let existing: unknown = createAttestationPolicy('specification')
  let target = overrides
  for (const part of path) {
    existing = member(existing, part)
    target = (target[part] ??= {}) as Record<string, unknown>
  }
  const current = member(existing, last)
  if (typeof current !== 'string' && typeof current !== 'number') throw new UsageError(`--set: no setting '${name}'`)
  target[last] = /^\d+$/.test(value) ? Number(value) : value
}

function member(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Record<string, unknown>)[name]
    : undefined
}

/**
 * The policy for one record. A record that says where trust begins wants its attestation to lead there; about others
 * nothing is said of trust.
 *
 * @throws UnusableInputError when an anchor is no certificate
 */
export function createRecordPolicy(
  trust: RecordedTrust | undefined,
  { profile, settings }: PolicyChoice,
): AttestationPolicy {
  if (trust === undefined) return createAttestationPolicy(profile, settings)
  const anchors = fixedAnchors(trust.anchors.map((der) => ({ certificate: readCertificate(der) })))
  const intermediates = trust.intermediates.map(readCertificate)
  return createAttestationPolicy(profile, { ...settings, anchors, intermediates, untrusted: 'refused' })
}

function readCertificate(base64: string) {
  try {
    return parseCertificate(new Uint8Array(Buffer.from(base64, 'base64')), 'trust')
  } catch (error) {
    if (!(error instanceof MalformedInputError || error instanceof UnsupportedError)) throw error
    throw new UnusableInputError(`a certificate of trust cannot be read: ${error.message}`)
  }
}

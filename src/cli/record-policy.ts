import { ATTESTATION } from '../config/attestation.schema.js'
import type { Kind } from '../config/schema/field.js'
import { nestSettings } from '../config/setting-fields.js'
import {
  type AttestationPolicy,
  createAttestationPolicy,
  MalformedInputError,
  POLICY_PROFILES,
  type PolicyOverrides,
  type PolicyProfile,
  UnsupportedError,
} from '../webauthn/index.js'
import { fixedAnchors, parseCertificate } from '../webauthn/x509.js'
import type { RecordedTrust } from './ceremony-record.js'
import { UnusableInputError, UsageError } from './command.js'

/** The profile of `latchkey verify` and the single settings on top of it. */
export interface PolicyChoice {
  readonly profile: PolicyProfile
  readonly settings: PolicyOverrides
}

export const PROFILES = POLICY_PROFILES

/** Keys of the configuration file that are no setting, or whose value is no word. */
const NO_WORDS: ReadonlySet<string> = new Set([
  'profile',
  'formats',
  'models',
  'path.revocation',
  'statements.androidKey.revokedSerialNumbers',
])

/** The settings that a word or a number can be, with what they accept. */
const SETTINGS: ReadonlyMap<string, Kind<unknown>> = new Map(
  Object.entries(ATTESTATION.fields).flatMap(([name, { kind }]) => (NO_WORDS.has(name) ? [] : [[name, kind]])),
)

/**
 * Reads settings as `statements.androidKey.absentAuthorizations=accepted`. Names are those of the attestation policy.
 *
 * @throws UsageError when the policy has no such setting, or the setting no such value
 */
export function parseSettings(assignments: readonly string[]): PolicyOverrides {
  const settings = assignments.map((assignment): readonly [string, unknown] => {
    const [name, value] = assignment.split('=', 2)
    if (name === undefined || value === undefined) throw new UsageError(`--set ${assignment}: SETTING=VALUE is missing`)
    return [name, readSetting(name, value)]
  })
  return nestSettings(Object.fromEntries(settings))
}

function readSetting(name: string, text: string): unknown {
  const kind = SETTINGS.get(name)
  if (kind === undefined) throw new UsageError(`--set: no setting '${name}'`)
  const value = kind.read(/^\d+$/.test(text) ? Number(text) : text)
  if (value === undefined) throw new UsageError(`--set ${name}: must be ${kind.accepts}`)
  return value
}

/**
 * The policy for one record. A record that says where trust begins wants its attestation to lead there; about others
 * nothing is said of trust.
 *
 * @throws UnusableInputError when a certificate is none
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
  const der = Buffer.from(base64, 'base64')
  // Node passes over what is no base64; line breaks are all that may be between the characters.
  if (der.toString('base64') !== base64.replaceAll(/\s/g, '')) {
    throw new UnusableInputError('a certificate of trust must be base64')
  }
  try {
    return parseCertificate(new Uint8Array(der), 'trust')
  } catch (error) {
    if (!(error instanceof MalformedInputError || error instanceof UnsupportedError)) throw error
    throw new UnusableInputError(`a certificate of trust cannot be read: ${error.message}`)
  }
}

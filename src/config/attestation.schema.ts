import { z } from 'zod'
import {
  ATTESTATION_FORMATS,
  type AuthenticationExpectations,
  type BackupPolicy,
  POLICY_PROFILES,
} from '../webauthn/index.js'
import { ATTESTATION_PATH } from './attestation-path.schema.js'
import { ATTESTATION_STATEMENTS } from './attestation-statements.schema.js'
import { modelRule } from './model-rule.js'
import { override } from './profile-overrides.js'
import { listOf, section, text } from './schema/types.js'

export const ATTESTATION = section(
  'The attestation policy; docs/trust.md describes it in full. null means the value of the profile.',
  {
    profile: z
      .enum(POLICY_PROFILES)
      .default('specification')
      .describe(
        'The base of the policy. "specification" checks the rules of the specification, "strict" adds requirements, and "conformance" is for the FIDO conformance tool.',
      ),
    formats: listOf(z.enum(ATTESTATION_FORMATS), 1, ATTESTATION_FORMATS.length)
      .default(ATTESTATION_FORMATS.filter((format) => format !== 'android-safetynet'))
      .describe(
        'The attestation statement formats to accept. SafetyNet has been shut down and is not among the defaults.',
      ),
    none: override(['accepted', 'refused'], 'Whether to accept passkeys without attestation.'),
    self: override(
      ['accepted', 'refused'],
      'Whether to accept passkeys with self attestation, which is signed with the credential key itself.',
    ),
    untrusted: override(
      ['accepted', 'refused'],
      'Whether to accept attestations whose certificates do not chain to a trust anchor.',
    ),
    models: modelRule
      .default('any')
      .describe(
        'The authenticator models to accept, by AAGUID. "only" accepts models that a trusted attestation proves. "except" refuses models that are proven or claimed.',
      ),
    path: ATTESTATION_PATH,
    statements: ATTESTATION_STATEMENTS,
  },
)

const anchorFiles = (format: string) =>
  listOf(text(4096), 0, 256)
    .default([])
    .describe(`Files for ${format} attestations: any number of certificates in PEM, or one in DER.`)

/**
 * Trust anchors belong to a format: a vendor's root may also certify keys that are not authenticators of another
 * format.
 */
export const TRUST_ANCHORS = section(
  'Trust anchors for each attestation format, in addition to the metadata: roots, intermediates or attestation certificates. Paths are relative to the working directory.',
  {
    packed: anchorFiles('packed'),
    tpm: anchorFiles('TPM'),
    'android-key': anchorFiles('Android key'),
    'android-safetynet': anchorFiles('SafetyNet'),
    'fido-u2f': anchorFiles('FIDO U2F'),
    apple: anchorFiles('Apple'),
  },
)

export const BACKUP = section('Rules for synced passkeys, checked at registration and at every authentication.', {
  eligibility: z
    .enum(['any', 'required', 'refused'])
    .default('any')
    .describe(
      'Whether to accept passkeys that can be synced between devices. "refused" accepts only device-bound passkeys.',
    ),
  state: z
    .enum(['any', 'required', 'refused'])
    .default('any')
    .describe('Whether to accept passkeys that are currently synced or backed up.'),
  eligibility_change: z
    .enum(['refuse', 'flag', 'accept'])
    .nullable()
    .default(null)
    .describe(
      'The reaction to an authentication whose backup eligibility differs from the registration, as after an update of a password manager that now syncs. "refuse" refuses it, "flag" accepts, stores and reports the change, "accept" does not compare. null means "flag" if "eligibility" and "state" are "any", and "refuse" otherwise.',
    ),
})

/** The section `backup`. */
export interface BackupSettings extends BackupPolicy {
  readonly eligibilityChange: AuthenticationExpectations['backupEligibilityChange']
}

export function resolveBackup({ eligibility, state, eligibility_change }: z.output<typeof BACKUP>): BackupSettings {
  const isUnrestricted = eligibility === 'any' && state === 'any'
  const eligibilityChange = eligibility_change ?? (isUnrestricted ? 'flag' : 'refuse')
  return Object.freeze({ eligibility, state, eligibilityChange })
}

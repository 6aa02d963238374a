import { ATTESTATION_FORMATS, POLICY_PROFILES } from '../webauthn/index.js'
import { PATH_FIELDS, STATEMENT_FIELDS } from './attestation-fields.data.js'
import { modelRule } from './model-rule.js'
import { field } from './schema/field.js'
import { listOf, oneOf, text } from './schema/kinds.js'
import { choice } from './setting-fields.js'

export const ATTESTATION = {
  describe:
    'Which attestations are accepted, and what they are held to; docs/trust.md says it in full. null takes what the profile says.',
  fields: {
    profile: field(
      oneOf(...POLICY_PROFILES),
      'specification',
      'The settings to begin with: "specification" verifies what the specification does, "strict" holds authenticators to more, "conformance" is for FIDO\'s conformance tool.',
    ),
    formats: field(
      listOf(oneOf(...ATTESTATION_FORMATS), 1, ATTESTATION_FORMATS.length),
      ATTESTATION_FORMATS.filter((format) => format !== 'android-safetynet'),
      'Attestation statement formats that are verified; others are refused. SafetyNet is out of service and not among the defaults.',
    ),
    none: choice('Passkeys without attestation.', 'accepted', 'refused'),
    self: choice('Passkeys that attest themselves with their own key.', 'accepted', 'refused'),
    untrusted: choice('Attestations with certificates that lead to no trust anchor.', 'accepted', 'refused'),
    models: field(
      modelRule,
      'any',
      'Authenticator models that are admitted, by AAGUID. "only" admits a model that a trusted attestation proves, "except" refuses one that is proven or claimed.',
    ),
    ...PATH_FIELDS,
    ...STATEMENT_FIELDS,
  },
} as const

const anchorFiles = (format: string) =>
  field(listOf(text(4096), 0, 256), [], `Files for ${format} attestations: certificates in PEM, or one in DER.`)

/** Anchors belong to formats: a vendor's root may certify keys that would pass for another kind of authenticator. */
export const TRUST_ANCHORS = {
  describe:
    'Certificates in which trust begins, beside those of the metadata: roots, intermediates or attestation certificates, for each format its own. Relative paths are taken from the working directory.',
  fields: {
    packed: anchorFiles('packed'),
    tpm: anchorFiles('TPM'),
    'android-key': anchorFiles('Android key'),
    'android-safetynet': anchorFiles('SafetyNet'),
    'fido-u2f': anchorFiles('FIDO U2F'),
    apple: anchorFiles('Apple'),
  },
} as const

export const BACKUP = {
  describe: 'Passkeys that leave the device they were made on, at registration and at every authentication.',
  fields: {
    eligibility: field(
      oneOf('any', 'required', 'refused'),
      'any',
      'Whether a passkey may be synced between devices: "refused" accepts device-bound passkeys only.',
    ),
    state: field(oneOf('any', 'required', 'refused'), 'any', 'Whether a passkey may be synced at the moment.'),
  },
} as const

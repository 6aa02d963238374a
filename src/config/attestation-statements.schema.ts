import type { StatementSettings } from '../webauthn/index.js'
import { type OverrideKeys, override, overrideDuration } from './profile-overrides.js'
import { section, text } from './schema/types.js'

const packed = {
  country_code: override(
    ['assigned', 'two-letters'],
    'The country code in the certificate: assigned in ISO 3166-1, or any two letters.',
  ),
  serial_number: override(
    ['accepted', 'refused'],
    'Whether to accept certificates that identify the individual authenticator, as in enterprise attestation.',
  ),
} as const satisfies OverrideKeys<StatementSettings['packed']>

const tpm = {
  vendor: override(
    ['registered', 'registered-or-conformance', 'any'],
    'The TPM manufacturer: in the TCG vendor registry, also the vendor of the FIDO conformance tool, or any.',
  ),
  object_attributes: override(
    ['required', 'ignored'],
    'Whether the attributes must state that the key was created in the TPM and cannot leave it.',
  ),
  critical_alternative_name: override(
    ['required', 'ignored'],
    'Whether the subject alternative name of the AIK certificate must be critical.',
  ),
} as const satisfies OverrideKeys<StatementSettings['tpm']>

const androidKey = {
  authorization_list: override(
    ['tee-enforced', 'union'],
    'The authorizations to evaluate: only authorizations that the secure hardware enforces, or all.',
  ),
  absent_authorizations: override(
    ['accepted', 'refused'],
    'Whether to accept key descriptions with two empty authorization lists.',
  ),
  purpose: override(['includes-sign', 'only-sign'], 'The purposes of the key: signing among others, or signing only.'),
  least_security_level: override(
    ['software', 'trusted-environment', 'strongbox'],
    'The least secure environment that may hold the key.',
  ),
  revoked_serial_numbers: text(4096)
    .nullable()
    .default(null)
    .describe(
      "A file with Google's attestation status list (JSON). Certificates on the list are refused. If null, no list is checked.",
    ),
} as const satisfies OverrideKeys<StatementSettings['androidKey']>

const androidSafetyNet = {
  maximum_age_millis: overrideDuration('The maximum age of a SafetyNet response, in milliseconds.'),
  cts_profile_match: override(
    ['required', 'ignored'],
    'Whether the SafetyNet response must state that the device is certified.',
  ),
} as const satisfies OverrideKeys<StatementSettings['androidSafetyNet']>

const fidoU2f = {
  aaguid: override(['zero', 'any'], 'The accepted AAGUIDs of U2F authenticators: all zeros only, or any.'),
  flags: override(['u2f-only', 'any'], 'The flags of a U2F authenticator: only flags that U2F defines, or any.'),
} as const satisfies OverrideKeys<StatementSettings['fidoU2f']>

const compound = {
  verify: override(
    ['all', 'any'],
    'The statements of a compound attestation that must verify: all, or at least one that proves the origin of the key.',
  ),
} as const satisfies OverrideKeys<StatementSettings['compound']>

/** The rules for attestation statements. */
export const ATTESTATION_STATEMENTS = section('Rules for attestation statements.', {
  sha1: override(['accepted', 'refused'], 'Whether to accept SHA-1 in the signature of a statement or in a TPM name.'),
  packed: section('Rules for packed statements.', packed),
  tpm: section('Rules for TPM statements.', tpm),
  android_key: section('Rules for Android key statements.', androidKey),
  android_safety_net: section('Rules for SafetyNet statements.', androidSafetyNet),
  fido_u2f: section('Rules for FIDO U2F statements.', fidoU2f),
  compound: section('Rules for compound statements.', compound),
} as const satisfies OverrideKeys<StatementSettings>)

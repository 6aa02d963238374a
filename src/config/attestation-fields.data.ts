import type { StatementSettings } from '../webauthn/index.js'
import type { PathSettings } from '../webauthn/x509.js'
import { choice, type FieldsOf } from './setting-fields.js'
import { field, type Kind } from './schema/field.js'
import { integer, orNull, text } from './schema/kinds.js'

/** The longest duration a setting may name, in milliseconds: a hundred years. */
const LONGEST = 3_155_760_000_000

/** A duration in milliseconds, or `any`. */
export const duration: Kind<number | 'any'> = {
  accepts: `"any", or ${integer(0, LONGEST).accepts}`,
  read: (value) => (value === 'any' ? value : integer(0, LONGEST).read(value)),
}

/** Settings on certificate paths, by the names they have in the policy. */
export const PATH_FIELDS = {
  'path.rootInChain': choice('Whether a chain may carry a trust anchor above its leaf.', 'accepted', 'refused'),
  'path.expired': choice(
    'Whether certificates past their validity at the time of the ceremony count.',
    'accepted',
    'refused',
  ),
  'path.sha1': choice('Whether certificates below the anchor may be signed over SHA-1.', 'accepted', 'refused'),
  'path.anchorWithoutCa': choice(
    'Whether a self-issued anchor may issue without saying that it is an authority.',
    'accepted',
    'refused',
  ),
  'path.shortestRsaKey': field(orNull(integer(1024, 16_384)), null, 'Least bits of an RSA key of the path.'),
  'path.criticalPolicies': choice('Whether policy extensions may be critical.', 'accepted', 'refused'),
  'path.revocation': field(
    orNull(text(4096)),
    null,
    'A file with revocation lists (PEM, or one in DER): certificates they revoke are refused. null checks none.',
  ),
} as const satisfies FieldsOf<'path.', PathSettings>

/** Settings on attestation statements, by the names they have in the policy. */
export const STATEMENT_FIELDS = {
  'statements.sha1': choice(
    "Whether SHA-1 may be the hash of a statement's signature or of a TPM name.",
    'accepted',
    'refused',
  ),
  'statements.packed.countryCode': choice(
    'Whether the country of the certificate must be assigned in ISO 3166-1.',
    'assigned',
    'two-letters',
  ),
  'statements.packed.serialNumber': choice(
    'Whether certificates that identify the single authenticator are accepted; they are for enterprise attestation.',
    'accepted',
    'refused',
  ),
  'statements.tpm.vendor': choice(
    "Whether the TPM's manufacturer must be in the TCG vendor registry.",
    'registered',
    'registered-or-conformance',
    'any',
  ),
  'statements.tpm.objectAttributes': choice(
    'Whether the TPM must say that the key was made in it and never leaves it.',
    'required',
    'ignored',
  ),
  'statements.tpm.criticalAlternativeName': choice(
    'Whether the alternative name of the AIK certificate must be critical.',
    'required',
    'ignored',
  ),
  'statements.androidKey.authorizationList': choice(
    'Whether only what the secure hardware enforces counts.',
    'tee-enforced',
    'union',
  ),
  'statements.androidKey.absentAuthorizations': choice(
    'Whether key descriptions with two empty lists are accepted.',
    'accepted',
    'refused',
  ),
  'statements.androidKey.purpose': choice(
    'Whether the key may serve other purposes beside signing.',
    'includes-sign',
    'only-sign',
  ),
  'statements.androidKey.leastSecurityLevel': choice(
    'The least secure place that may hold the key.',
    'software',
    'trusted-environment',
    'strongbox',
  ),
  'statements.androidKey.revokedSerialNumbers': field(
    orNull(text(4096)),
    null,
    "A file with Google's attestation status list (JSON): certificates on it are refused. null checks none.",
  ),
  'statements.androidSafetyNet.maximumAgeMillis': field(
    orNull(duration),
    null,
    'How old a SafetyNet response may be, in milliseconds.',
  ),
  'statements.androidSafetyNet.ctsProfileMatch': choice(
    'Whether a SafetyNet response must say that the device is certified.',
    'required',
    'ignored',
  ),
  'statements.fidoU2f.aaguid': choice('Whether the AAGUID of a U2F authenticator must be all zeros.', 'zero', 'any'),
  'statements.fidoU2f.flags': choice(
    'Whether flags that a U2F authenticator does not have are refused.',
    'u2f-only',
    'any',
  ),
  'statements.compound.verify': choice(
    'Whether all statements of a compound attestation must verify, or any one that proves something.',
    'all',
    'any',
  ),
} as const satisfies FieldsOf<'statements.', StatementSettings> &
  FieldsOf<'statements.packed.', StatementSettings['packed']> &
  FieldsOf<'statements.tpm.', StatementSettings['tpm']> &
  FieldsOf<'statements.androidKey.', StatementSettings['androidKey']> &
  FieldsOf<'statements.androidSafetyNet.', StatementSettings['androidSafetyNet']> &
  FieldsOf<'statements.fidoU2f.', StatementSettings['fidoU2f']> &
  FieldsOf<'statements.compound.', StatementSettings['compound']>

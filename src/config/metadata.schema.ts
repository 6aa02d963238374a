import { FIDO_METADATA_SERVICE, KNOWN_STATUSES, type MetadataRules } from '../webauthn/metadata.js'
import { duration } from './attestation-fields.data.js'
import { type Field, field } from './schema/field.js'
import { flag, integer, listOf, oneOf, orNull, text } from './schema/kinds.js'
import { choice, type FieldsOf } from './setting-fields.js'

const file = text(4096)

/** Rules on models, by the names they have in docs/trust.md. */
const RULES = {
  staleness: field(orNull(duration), null, 'For how many milliseconds overdue metadata is used for registrations.'),
  unknownModels: choice('Models that the metadata does not list.', 'accepted', 'refused'),
  'statuses.refused': field(
    orNull(listOf(oneOf(...KNOWN_STATUSES), 0, KNOWN_STATUSES.size)),
    null,
    'Status reports that speak against a model while they are in effect.',
  ),
  'statuses.unknown': choice('Models with a status that is newer than this version.', 'accepted', 'refused'),
  attestationTypes: choice('Whether the attestation must be of a type the model has.', 'listed', 'any'),
  algorithms: choice('Whether the algorithm must be one the model has.', 'listed', 'any'),
  capabilities: choice(
    'Which limits of the model count: those its metadata states, also those it implies, or none.',
    'implied',
    'stated',
    'any',
  ),
  aaguidExtension: choice(
    'Whether a packed certificate must name its model under an anchor that serves several.',
    'required',
    'ignored',
  ),
} as const satisfies FieldsOf<'', MetadataRules> &
  FieldsOf<'statuses.', MetadataRules['statuses']> &
  Record<'statuses.refused', Field<readonly string[] | null>>

export const METADATA = {
  describe:
    'The FIDO Metadata Service: which authenticator models there are, their trust anchors, and which are compromised. docs/operations.md says how to run it. The keys from "staleness" on are rules for models: null takes what the profile of "attestation" says.',
  fields: {
    enabled: field(flag, false, 'Whether metadata is used. Nothing is fetched unless it is.'),
    url: field(
      orNull(text(2048)),
      'https://mds3.fidoalliance.org/',
      'Where the metadata is fetched. null fetches nothing: use `latchkey metadata import`.',
    ),
    root_certificate_file: field(
      orNull(file),
      null,
      'The root of the metadata service, in PEM or DER. Needed when metadata is used; no other authority is asked.',
    ),
    revocation_list_file: field(
      orNull(file),
      null,
      "Revocation lists for the certificates of the metadata's signer, in PEM or one in DER. null checks none.",
    ),
    signer: field(text(253), FIDO_METADATA_SERVICE, "The name in the certificate of the metadata's signer."),
    refresh_hours: field(integer(1, 168), 24, 'How often the metadata service is asked for newer metadata.'),
    missing: field(
      oneOf('refused', 'accepted'),
      'refused',
      'Registrations that name a model while there is no metadata to ask, because none was fetched yet or the kept one does not verify.',
    ),
    affected_passkeys: field(
      oneOf('report', 'suspend'),
      'report',
      'What becomes of passkeys whose model is found compromised after their registration: "report" lists and logs them, "suspend" also lets nobody in with them.',
    ),
    ...RULES,
  },
} as const

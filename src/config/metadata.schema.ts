import { z } from 'zod'
import { FIDO_METADATA_SERVICE, KNOWN_STATUSES, type MetadataRules } from '../webauthn/metadata.js'
import { override, type OverrideKeys, overrideDuration } from './profile-overrides.js'
import { integer, listOf, section, text } from './schema/types.js'

const statuses = {
  refused: listOf(z.enum([...KNOWN_STATUSES]), 0, KNOWN_STATUSES.size)
    .nullable()
    .default(null)
    .describe('The status reports that disqualify a model while they are in effect.'),
  unknown: override(
    ['accepted', 'refused'],
    'Whether to accept models with a status that this version of Latchkey does not know.',
  ),
} as const satisfies OverrideKeys<MetadataRules['statuses']>

/** The rules for models that the metadata describes. */
const RULES = {
  staleness: overrideDuration('How long overdue metadata is still used for registrations, in milliseconds.'),
  unknown_models: override(['accepted', 'refused'], 'Whether to accept models that are not in the metadata.'),
  statuses: section('Rules for status reports. null means the value of the profile.', statuses),
  attestation_types: override(
    ['listed', 'any'],
    'The attestation type: a type that the metadata lists for the model, or any.',
  ),
  algorithms: override(['listed', 'any'], 'The algorithm: one that the metadata lists for the model, or any.'),
  capabilities: override(
    ['implied', 'stated', 'any'],
    'The limits of the model to enforce: limits that its metadata states or implies, only limits that it states, or no limits.',
  ),
  aaguid_extension: override(
    ['required', 'ignored'],
    'Whether a packed certificate must name its model if its trust anchor serves several models.',
  ),
} as const satisfies OverrideKeys<MetadataRules>

export const METADATA = section(
  'The FIDO Metadata Service: the known authenticator models, their trust anchors and compromised models. docs/operations.md describes its operation. The keys from "staleness" on are rules for models, where null means the value of the profile in "attestation".',
  {
    enabled: z.boolean().default(false).describe('Whether to use metadata. The server fetches metadata only if true.'),
    url: text(2048)
      .nullable()
      .default('https://mds3.fidoalliance.org/')
      .describe(
        'The URL of the metadata. If null, the server does not fetch metadata; use `latchkey metadata import`.',
      ),
    root_certificate_file: text(4096)
      .nullable()
      .default(null)
      .describe(
        'The root certificates of the metadata service: any number in PEM, or one in DER. Required when metadata is enabled; no other root is trusted. docs/operations.md lists the two roots of the FIDO Alliance.',
      ),
    revocation_list_file: text(4096)
      .nullable()
      .default(null)
      .describe(
        'Revocation lists for the certificates of the metadata signer: any number in PEM, or one in DER. If null, no list is checked.',
      ),
    signer: text(253).default(FIDO_METADATA_SERVICE).describe('The name in the certificate of the metadata signer.'),
    refresh_hours: integer(1, 168).default(24).describe('The interval between requests for newer metadata.'),
    missing: z
      .enum(['refused', 'accepted'])
      .default('refused')
      .describe(
        'Whether to accept registrations that name a model while no metadata is available, because the server has not fetched it or cannot verify it.',
      ),
    affected_passkeys: z
      .enum(['report', 'suspend'])
      .default('report')
      .describe(
        'How to handle passkeys whose model is reported as compromised after registration: "report" lists and logs them, "suspend" also suspends them.',
      ),
    ...RULES,
  },
)

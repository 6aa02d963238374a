import type { Catalogue } from '../trace/step.js'

const anchor = 'reg-ceremony-assess-trust'

/**
 * The assessment of attestation trustworthiness (§7.1 step 24), including the rules of the relying party on models.
 * Rows 5 to 11 compare the registration with its metadata (MDS 3.1, Metadata Statement 3.1).
 */
export const ATTESTATION_TRUST = {
  name: 'trust',
  section: '§7.1 step 24',
  rows: {
    none: {
      id: 'trust.none',
      number: 1,
      anchor,
      kind: 'verify',
      text: 'If no attestation was provided, verify that the relying party accepts its absence.',
      code: 'attestation_none_refused',
    },
    self: {
      id: 'trust.self',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'If self attestation was used, verify that the relying party accepts self attestation.',
      code: 'attestation_self_refused',
    },
    path: {
      id: 'trust.path',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'Otherwise, verify that the certificates chain up to an acceptable trust anchor, if the relying party requires it.',
      code: 'attestation_untrusted',
    },
    model: {
      id: 'trust.model',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'Verify that the relying party accepts the authenticator model; an allow list accepts only proven models.',
      code: 'authenticator_model_refused',
    },
    freshness: {
      id: 'trust.freshness',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'If metadata is used, verify that it is available and as recent as the relying party requires.',
      code: 'metadata_stale',
      furtherCodes: ['metadata_missing'],
    },
    known: {
      id: 'trust.known',
      number: 6,
      anchor,
      kind: 'verify',
      text: 'If the relying party accepts only models listed in the metadata, verify that the model is listed.',
      code: 'authenticator_model_unknown',
    },
    status: {
      id: 'trust.status',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'Verify that no status report in effect has a status that the relying party rejects.',
      code: 'authenticator_status_refused',
    },
    attestationType: {
      id: 'trust.attestationType',
      number: 8,
      anchor,
      kind: 'verify',
      text: 'Verify that the metadata statement lists the attestation type.',
      code: 'attestation_type_unlisted',
    },
    algorithm: {
      id: 'trust.algorithm',
      number: 9,
      anchor,
      kind: 'verify',
      text: 'Verify that the metadata statement lists the algorithm of the credential.',
      code: 'algorithm_unlisted',
    },
    capability: {
      id: 'trust.capability',
      number: 10,
      anchor,
      kind: 'verify',
      text: 'Verify that the model supports the backup and discoverability that the credential claims.',
      code: 'authenticator_capability_contradicted',
    },
    aaguidExtension: {
      id: 'trust.aaguidExtension',
      number: 11,
      anchor: 'sctn-packed-attestation-cert-requirements',
      kind: 'verify',
      text: 'If the trust anchor is used for several models, verify that the attestation certificate contains an AAGUID (§8.2.1).',
      code: 'aaguid_extension_missing',
    },
  },
} as const satisfies Catalogue

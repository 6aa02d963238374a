import type { Catalogue } from '../trace/step.js'

const anchor = 'reg-ceremony-assess-trust'

/**
 * How the trustworthiness of an attestation is assessed (§7.1 step 24), and the relying party's rules on models. Rows
 * 5 to 11 hold the registration against metadata (MDS 3.1, Metadata Statement 3.1).
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
      text: 'If nothing was attested, the relying party accepts that.',
      code: 'attestation_none_refused',
    },
    self: {
      id: 'trust.self',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'If the credential attested itself, the relying party accepts that.',
      code: 'attestation_self_refused',
    },
    path: {
      id: 'trust.path',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'If a certificate attested, its path leads to an acceptable anchor, or the relying party accepts that it does not.',
      code: 'attestation_untrusted',
    },
    model: {
      id: 'trust.model',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'The authenticator model is one the relying party admits; an allow list admits only proven models.',
      code: 'authenticator_model_refused',
    },
    freshness: {
      id: 'trust.freshness',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'The metadata the relying party uses is at hand, and as current as it demands.',
      code: 'metadata_stale',
      furtherCodes: ['metadata_missing'],
    },
    known: {
      id: 'trust.known',
      number: 6,
      anchor,
      kind: 'verify',
      text: 'If the relying party admits only models that metadata knows, this is one.',
      code: 'authenticator_model_unknown',
    },
    status: {
      id: 'trust.status',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'No status report in effect says that the model or its attestation key is compromised or revoked.',
      code: 'authenticator_status_refused',
    },
    attestationType: {
      id: 'trust.attestationType',
      number: 8,
      anchor,
      kind: 'verify',
      text: 'The model attests in the way this statement does.',
      code: 'attestation_type_unlisted',
    },
    algorithm: {
      id: 'trust.algorithm',
      number: 9,
      anchor,
      kind: 'verify',
      text: 'The model makes credentials of this algorithm.',
      code: 'algorithm_unlisted',
    },
    capability: {
      id: 'trust.capability',
      number: 10,
      anchor,
      kind: 'verify',
      text: 'The model is capable of what the credential claims: backup, discoverability.',
      code: 'authenticator_capability_contradicted',
    },
    aaguidExtension: {
      id: 'trust.aaguidExtension',
      number: 11,
      anchor: 'sctn-packed-attestation-cert-requirements',
      kind: 'verify',
      text: 'If the trust anchor serves several models, the attestation certificate names its own (§8.2.1).',
      code: 'aaguid_extension_missing',
    },
  },
} as const satisfies Catalogue

import type { Catalogue } from '../trace/step.js'

const anchor = 'reg-ceremony-assess-trust'

/** How the trustworthiness of an attestation is assessed (§7.1 step 24), and the relying party's rules on models. */
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
    metadata: {
      id: 'trust.metadata',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'Metadata of the authenticator model does not speak against it.',
      code: 'authenticator_model_unacceptable',
    },
  },
} as const satisfies Catalogue

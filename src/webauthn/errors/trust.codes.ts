import type { CodeTable } from './code-entry.js'

/** Faults of trust in an attestation (§7.1 steps 23 and 24) and of the metadata it rests on. */
export const TRUST_CODES = {
  attestation_none_refused: {
    kind: 'policy',
    setting: 'attestation.none',
    title: 'The relying party does not accept a credential without attestation.',
  },
  attestation_self_refused: {
    kind: 'policy',
    setting: 'attestation.self',
    title: 'The relying party does not accept self attestation.',
  },
  attestation_untrusted: {
    kind: 'policy',
    setting: 'attestation.untrusted',
    title: 'The attestation does not lead to a trust anchor the relying party accepts.',
  },
  authenticator_model_refused: {
    kind: 'policy',
    setting: 'attestation.models',
    title: 'The relying party does not admit this authenticator model.',
  },
  authenticator_model_unacceptable: {
    kind: 'policy',
    setting: 'attestation.metadata',
    title: 'The metadata of the authenticator model speaks against it.',
  },
} as const satisfies CodeTable

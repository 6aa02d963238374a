import type { CodeTable } from './code-entry.js'

/** Faults of trust in an attestation (§7.1 steps 23 and 24) and of the metadata it rests on (FIDO MDS 3.1). */
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
  metadata_missing: {
    kind: 'policy',
    setting: 'metadata.missing',
    title: 'The relying party wants to ask metadata about the authenticator model, and has none it can use.',
  },
  metadata_stale: {
    kind: 'policy',
    setting: 'metadata.staleness',
    title: 'The metadata is overdue for longer than the relying party accepts.',
  },
  authenticator_model_unknown: {
    kind: 'policy',
    setting: 'metadata.unknownModels',
    title: 'The metadata does not know the authenticator model.',
  },
  authenticator_status_refused: {
    kind: 'policy',
    setting: 'metadata.statuses',
    title: 'A status report on the authenticator model is in effect that the relying party does not accept.',
  },
  attestation_type_unlisted: {
    kind: 'policy',
    setting: 'metadata.attestationTypes',
    title: 'The metadata of the authenticator model does not list this type of attestation.',
  },
  algorithm_unlisted: {
    kind: 'policy',
    setting: 'metadata.algorithms',
    title: 'The metadata of the authenticator model does not list the algorithm of the credential.',
  },
  authenticator_capability_contradicted: {
    kind: 'policy',
    setting: 'metadata.capabilities',
    title: 'The credential claims what an authenticator of this model cannot do according to its metadata.',
  },
  aaguid_extension_missing: {
    kind: 'policy',
    setting: 'metadata.aaguidExtension',
    title: 'The trust anchor serves several authenticator models and the attestation certificate names none.',
  },
  metadata_blob_malformed: {
    kind: 'malformed',
    title: 'The metadata BLOB does not have the shape that FIDO MDS 3.1 defines.',
  },
  metadata_entry_contradictory: {
    kind: 'malformed',
    title: 'The entry of a metadata BLOB and its statement are about different authenticator models.',
  },
  metadata_entry_duplicate: {
    kind: 'malformed',
    title: 'Two entries of a metadata BLOB are about the same authenticator model.',
  },
  metadata_x5u_refused: {
    kind: 'verification',
    title: 'The metadata BLOB sends its reader elsewhere for the certificate of its signer.',
  },
  metadata_algorithm_refused: {
    kind: 'verification',
    title: 'The metadata BLOB is not signed with an algorithm that is accepted for it.',
  },
  metadata_certificates_missing: {
    kind: 'verification',
    title: 'The metadata BLOB does not hold the certificate of its signer.',
  },
  metadata_signer_untrusted: {
    kind: 'verification',
    title: 'The certificate of the metadata signer does not lead to the root it must lead to.',
  },
  metadata_signer_unexpected: {
    kind: 'verification',
    title: 'The metadata BLOB is signed by somebody else than the metadata service.',
  },
  metadata_signer_revoked: {
    kind: 'verification',
    title: 'A certificate on the path of the metadata signer is revoked.',
  },
  metadata_signer_status_unknown: {
    kind: 'verification',
    title: 'No current revocation list speaks of a certificate on the path of the metadata signer.',
  },
  metadata_algorithm_mismatch: {
    kind: 'verification',
    title: 'The metadata BLOB names an algorithm that the key of its signer does not have.',
  },
  metadata_signature_invalid: {
    kind: 'verification',
    title: 'The signature of the metadata BLOB does not verify with the key of its signer.',
  },
  metadata_legal_header_changed: {
    kind: 'verification',
    title: 'The metadata BLOB comes under other terms than those that were agreed to.',
  },
  metadata_unchanged: {
    kind: 'verification',
    title: 'The metadata BLOB has the serial number of the one in use: it is not newer.',
  },
  metadata_rolled_back: {
    kind: 'verification',
    title: 'The metadata BLOB is older than the one in use.',
  },
} as const satisfies CodeTable

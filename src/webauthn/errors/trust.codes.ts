import type { CodeTable } from './code-entry.js'

/** Errors of attestation trust (§7.1 steps 23 and 24) and of the metadata behind it (FIDO MDS 3.1). */
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
    title: 'The attestation certificate does not chain to a trust anchor that the relying party accepts.',
  },
  authenticator_model_refused: {
    kind: 'policy',
    setting: 'attestation.models',
    title: 'The relying party does not accept this authenticator model.',
  },
  metadata_missing: {
    kind: 'policy',
    setting: 'metadata.missing',
    title: 'The relying party requires metadata about the authenticator model, but the metadata is unavailable.',
  },
  metadata_stale: {
    kind: 'policy',
    setting: 'metadata.staleness',
    title: 'The metadata is overdue for an update by more than the relying party accepts.',
  },
  authenticator_model_unknown: {
    kind: 'policy',
    setting: 'metadata.unknownModels',
    title: 'The metadata has no entry for the authenticator model.',
  },
  authenticator_status_refused: {
    kind: 'policy',
    setting: 'metadata.statuses',
    title: 'The authenticator model has a status report that the relying party does not accept.',
  },
  attestation_type_unlisted: {
    kind: 'policy',
    setting: 'metadata.attestationTypes',
    title: 'The metadata of the authenticator model does not list this attestation type.',
  },
  algorithm_unlisted: {
    kind: 'policy',
    setting: 'metadata.algorithms',
    title: 'The metadata of the authenticator model does not list the algorithm of the credential.',
  },
  authenticator_capability_contradicted: {
    kind: 'policy',
    setting: 'metadata.capabilities',
    title: 'The credential claims a capability that the authenticator model lacks, according to its metadata.',
  },
  aaguid_extension_missing: {
    kind: 'policy',
    setting: 'metadata.aaguidExtension',
    title: 'The attestation certificate has no AAGUID extension, although several models share its trust anchor.',
  },
  metadata_blob_malformed: {
    kind: 'malformed',
    title: 'The metadata BLOB does not have the structure that FIDO MDS 3.1 defines.',
  },
  metadata_entry_contradictory: {
    kind: 'malformed',
    title: 'An entry of the metadata BLOB and its metadata statement identify different authenticator models.',
  },
  metadata_entry_duplicate: {
    kind: 'malformed',
    title: 'Two entries of the metadata BLOB identify the same authenticator model.',
  },
  metadata_x5u_refused: {
    kind: 'verification',
    title: 'The header of the metadata BLOB refers to external certificates or keys (x5u or jku).',
  },
  metadata_algorithm_refused: {
    kind: 'verification',
    title: 'The metadata BLOB is signed with an algorithm that is not accepted.',
  },
  metadata_certificates_missing: {
    kind: 'verification',
    title: 'The metadata BLOB does not contain the certificate of its signer.',
  },
  metadata_signer_untrusted: {
    kind: 'verification',
    title: 'The certificate of the metadata signer does not chain to the pinned root.',
  },
  metadata_signer_unexpected: {
    kind: 'verification',
    title: 'The certificate of the metadata signer was not issued to the metadata service.',
  },
  metadata_signer_revoked: {
    kind: 'verification',
    title: 'A certificate of the metadata signer has been revoked.',
  },
  metadata_signer_status_unknown: {
    kind: 'verification',
    title: 'No current revocation list covers a certificate of the metadata signer.',
  },
  metadata_algorithm_mismatch: {
    kind: 'verification',
    title: 'The algorithm of the metadata BLOB does not match the key of its signer.',
  },
  metadata_signature_invalid: {
    kind: 'verification',
    title: 'The signature of the metadata BLOB does not verify with the key of its signer.',
  },
  metadata_legal_header_changed: {
    kind: 'verification',
    title: 'The legal header of the metadata BLOB differs from the accepted terms.',
  },
  metadata_unchanged: {
    kind: 'verification',
    title: 'The metadata BLOB has the same serial number as the one in use.',
  },
  metadata_rolled_back: {
    kind: 'verification',
    title: 'The metadata BLOB is older than the one in use.',
  },
} as const satisfies CodeTable

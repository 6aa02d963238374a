import type { CodeTable } from './code-entry.js'

/** Faults of the two ceremonies (§7.1, §7.2). */
export const CEREMONIES_CODES = {
  expectation_invalid: { kind: 'configuration', title: 'The relying party expects something that cannot be.' },
  response_malformed: { kind: 'malformed', title: 'The response does not have the shape its ceremony defines.' },
  type_unexpected: { kind: 'verification', title: 'The client data was collected for another kind of ceremony.' },
  challenge_mismatch: { kind: 'verification', title: 'The client data does not carry the challenge of this ceremony.' },
  origin_unexpected: {
    kind: 'verification',
    title: 'The ceremony ran on an origin the relying party does not expect.',
  },
  cross_origin_unexpected: {
    kind: 'verification',
    title: 'The ceremony ran in a cross-origin frame, and the relying party expects none.',
  },
  top_origin_unexpected: {
    kind: 'verification',
    title: 'The page around the frame is not one the relying party expects to be framed by.',
  },
  rp_id_hash_mismatch: { kind: 'verification', title: 'The authenticator data was made for another RP ID.' },
  user_presence_missing: { kind: 'verification', title: 'The authenticator did not test for user presence.' },
  user_verification_missing: { kind: 'verification', title: 'User verification is required and was not performed.' },
  backup_state_inconsistent: {
    kind: 'verification',
    title: 'The credential claims to be backed up without being eligible for backup.',
  },
  backup_eligibility_refused: {
    kind: 'policy',
    setting: 'backup.eligibility',
    title: 'The relying party does not accept a credential of this backup eligibility.',
  },
  backup_state_refused: {
    kind: 'policy',
    setting: 'backup.state',
    title: 'The relying party does not accept a credential of this backup state.',
  },
  backup_eligibility_changed: {
    kind: 'verification',
    title: 'The backup eligibility of the credential differs from the one it was registered with.',
  },
  algorithm_not_requested: {
    kind: 'verification',
    title: 'The credential uses an algorithm that the registration did not offer.',
  },
  format_unsupported: { kind: 'unsupported', title: 'The attestation statement format is not supported.' },
  format_disabled: {
    kind: 'policy',
    setting: 'attestation.formats',
    title: 'The relying party does not accept this attestation statement format.',
  },
  credential_id_too_long: { kind: 'verification', title: 'The credential ID is longer than 1023 bytes.' },
  credential_id_too_short: {
    kind: 'policy',
    setting: 'shortestCredentialId',
    title: 'The credential ID is shorter than the relying party accepts.',
  },
  credential_id_mismatch: {
    kind: 'verification',
    title: 'The response names another credential ID than the one the authenticator attested.',
  },
  credential_already_registered: { kind: 'verification', title: 'The credential is already registered.' },
  credential_not_allowed: { kind: 'verification', title: 'The credential is not one of those the ceremony allows.' },
  credential_unknown: { kind: 'verification', title: 'No credential of the user answers to this credential ID.' },
  credential_rp_id_mismatch: { kind: 'verification', title: 'The credential is scoped to another RP ID.' },
  user_handle_missing: {
    kind: 'verification',
    title: 'The user was not identified beforehand and the response carries no user handle.',
  },
  user_handle_mismatch: { kind: 'verification', title: 'The user handle belongs to another user account.' },
  attested_data_missing: {
    kind: 'malformed',
    title: 'The authenticator data of a registration carries no attested credential data.',
  },
  attested_data_unexpected: {
    kind: 'malformed',
    title: 'The authenticator data of an assertion carries attested credential data.',
  },
  signature_invalid: { kind: 'verification', title: 'The signature does not verify with the registered public key.' },
  sign_count_not_increased: {
    kind: 'policy',
    setting: 'signCount',
    title: 'The signature counter did not increase: the authenticator may be cloned.',
  },
  extension_unsolicited: {
    kind: 'policy',
    setting: 'extensions.unsolicited',
    title: 'The response carries an extension output nobody asked for.',
  },
  extension_output_refused: {
    kind: 'policy',
    setting: 'extensions.enforced',
    title: 'An extension answered with less than the relying party enforces.',
  },
} as const satisfies CodeTable

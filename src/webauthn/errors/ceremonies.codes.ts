import type { CodeTable } from './code-entry.js'

/** Errors of the two ceremonies (§7.1, §7.2). */
export const CEREMONIES_CODES = {
  expectation_invalid: { kind: 'configuration', title: 'An expectation of the relying party is invalid.' },
  response_malformed: {
    kind: 'malformed',
    title: 'The response does not have the members that its ceremony defines.',
  },
  type_unexpected: { kind: 'verification', title: 'The client data is for the other ceremony type.' },
  challenge_mismatch: {
    kind: 'verification',
    title: 'The challenge in the client data differs from the challenge of this ceremony.',
  },
  origin_unexpected: {
    kind: 'verification',
    title: 'The ceremony ran on an origin that the relying party does not allow.',
  },
  cross_origin_unexpected: {
    kind: 'verification',
    title: 'The ceremony ran in a cross-origin iframe, which the relying party does not allow.',
  },
  top_origin_unexpected: {
    kind: 'verification',
    title: 'The ceremony ran in an iframe on a page that the relying party does not allow.',
  },
  rp_id_hash_mismatch: { kind: 'verification', title: 'The authenticator data is for a different RP ID.' },
  user_presence_missing: { kind: 'verification', title: 'The authenticator did not confirm user presence.' },
  user_verification_missing: {
    kind: 'verification',
    title: 'The relying party requires user verification, but the authenticator did not perform it.',
  },
  backup_state_inconsistent: {
    kind: 'verification',
    title: 'The credential is marked as backed up but not as eligible for backup.',
  },
  backup_eligibility_refused: {
    kind: 'policy',
    setting: 'backup.eligibility',
    title: 'The relying party does not accept the backup eligibility of the credential.',
  },
  backup_state_refused: {
    kind: 'policy',
    setting: 'backup.state',
    title: 'The relying party does not accept the backup state of the credential.',
  },
  backup_eligibility_changed: {
    kind: 'verification',
    title: 'The backup eligibility of the credential has changed since its registration.',
  },
  algorithm_not_requested: {
    kind: 'verification',
    title: 'The credential uses an algorithm that the registration options did not offer.',
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
    title: 'The credential ID in the response differs from the one in the authenticator data.',
  },
  credential_already_registered: { kind: 'verification', title: 'The credential is already registered.' },
  credential_not_allowed: {
    kind: 'verification',
    title: 'The credential is not in the list of credentials that the ceremony allows.',
  },
  credential_unknown: { kind: 'verification', title: 'No registered credential of the user has this credential ID.' },
  credential_rp_id_mismatch: { kind: 'verification', title: 'The credential was registered for a different RP ID.' },
  user_handle_missing: {
    kind: 'verification',
    title: 'The response has no user handle, and the ceremony was started without a user.',
  },
  user_handle_mismatch: { kind: 'verification', title: 'The user handle belongs to a different user account.' },
  attested_data_missing: {
    kind: 'malformed',
    title: 'The authenticator data of the registration has no attested credential data.',
  },
  attested_data_unexpected: {
    kind: 'malformed',
    title: 'The authenticator data of the assertion contains attested credential data.',
  },
  signature_invalid: { kind: 'verification', title: 'The signature does not verify with the registered public key.' },
  sign_count_not_increased: {
    kind: 'policy',
    setting: 'signCount',
    title: 'The signature counter did not increase, so the authenticator may have been cloned.',
  },
  extension_unsolicited: {
    kind: 'policy',
    setting: 'extensions.unsolicited',
    title: 'The response contains the output of an extension that was not requested.',
  },
  extension_output_refused: {
    kind: 'policy',
    setting: 'extensions.enforced',
    title: 'An extension output does not meet the requirements of the relying party.',
  },
} as const satisfies CodeTable

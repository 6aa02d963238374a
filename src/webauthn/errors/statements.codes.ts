import type { CodeTable } from './code-entry.js'

/** Faults of attestation statements (§8). */
export const STATEMENTS_CODES = {
  statement_malformed: {
    kind: 'malformed',
    title: 'The attestation statement does not have the members its format defines.',
  },
  attestation_signature_invalid: {
    kind: 'verification',
    title: 'The attestation signature does not verify with the attestation key.',
  },
  attestation_sha1_refused: {
    kind: 'policy',
    title: 'The relying party does not accept SHA-1 in an attestation statement.',
    setting: 'attestation.statements.sha1',
  },
  attestation_algorithm_mismatch: {
    kind: 'verification',
    title: 'The statement names another algorithm than that of the key that signed it.',
  },
  attestation_key_mismatch: {
    kind: 'verification',
    title: 'The attestation certificate certifies another key than that of the credential.',
  },
  attestation_certificate_version: { kind: 'verification', title: 'The attestation certificate is not of version 3.' },
  attestation_certificate_country: {
    kind: 'verification',
    title: 'The subject of the attestation certificate does not name exactly one country by its ISO 3166 code.',
  },
  attestation_certificate_organization: {
    kind: 'verification',
    title: 'The subject of the attestation certificate does not name the vendor.',
  },
  attestation_certificate_unit: {
    kind: 'verification',
    title:
      'The organizational unit of the attestation certificate is not "Authenticator Attestation" and nothing else.',
  },
  attestation_certificate_common_name: {
    kind: 'verification',
    title: 'The subject of the attestation certificate has no common name.',
  },
  attestation_certificate_ca: {
    kind: 'verification',
    title: 'The basic constraints of the attestation certificate do not say that it is no CA.',
  },
  attestation_extension_malformed: {
    kind: 'malformed',
    title: 'A FIDO extension of the attestation certificate does not hold what its definition says.',
  },
  attestation_extension_critical: {
    kind: 'verification',
    title: 'A FIDO extension of the attestation certificate is marked as critical.',
  },
  attestation_aaguid_mismatch: {
    kind: 'verification',
    title: 'The attestation certificate is of another authenticator model than the authenticator data.',
  },
  attestation_serial_number_refused: {
    kind: 'policy',
    title: 'The attestation certificate identifies the single authenticator outside of enterprise attestation.',
    setting: 'attestation.statements.packed.serialNumber',
  },
  none_statement_not_empty: { kind: 'verification', title: 'A statement of the format "none" is not empty.' },
  u2f_certificate_count: { kind: 'verification', title: 'A FIDO U2F statement does not hold exactly one certificate.' },
  u2f_certificate_key: {
    kind: 'verification',
    title: 'The attestation certificate of a U2F authenticator does not hold a P-256 key.',
  },
  u2f_credential_key: { kind: 'verification', title: 'The credential of a U2F authenticator is not an ES256 key.' },
  u2f_aaguid_not_zero: {
    kind: 'policy',
    title: 'A U2F authenticator claims an AAGUID, which it does not have.',
    setting: 'attestation.statements.fidoU2f.aaguid',
  },
  u2f_flags_refused: {
    kind: 'policy',
    title: 'A U2F authenticator claims user verification, backup or extensions, which it does not have.',
    setting: 'attestation.statements.fidoU2f.flags',
  },
  tpm_version_unexpected: { kind: 'verification', title: 'The statement is not of TPM version 2.0.' },
  tpm_structure_unsupported: {
    kind: 'unsupported',
    title: 'A TPM structure uses a key type, scheme, curve or hash that is not supported.',
  },
  tpm_public_key_mismatch: {
    kind: 'verification',
    title: 'The public area of the TPM describes another key than that of the credential.',
  },
  tpm_object_attributes_refused: {
    kind: 'policy',
    title: 'The TPM does not say that the key was made in it, stays in it and signs freely.',
    setting: 'attestation.statements.tpm.objectAttributes',
  },
  tpm_magic_unexpected: { kind: 'verification', title: 'The attested structure was not made by a TPM.' },
  tpm_type_unexpected: { kind: 'verification', title: 'The TPM attested something else than a key it holds.' },
  tpm_extra_data_mismatch: {
    kind: 'verification',
    title: 'The TPM attested for other authenticator data or client data.',
  },
  tpm_name_mismatch: { kind: 'verification', title: 'The TPM attested another key than that of the public area.' },
  tpm_subject_not_empty: { kind: 'verification', title: 'The AIK certificate has a subject.' },
  tpm_alternative_name_invalid: {
    kind: 'verification',
    title: 'The AIK certificate does not name manufacturer, model and version of the TPM.',
  },
  tpm_alternative_name_not_critical: {
    kind: 'policy',
    title: 'The alternative name of the AIK certificate is not critical although the subject is empty.',
    setting: 'attestation.statements.tpm.criticalAlternativeName',
  },
  tpm_vendor_unregistered: {
    kind: 'policy',
    title: 'The manufacturer of the TPM is not in the TCG vendor registry.',
    setting: 'attestation.statements.tpm.vendor',
  },
  tpm_key_purpose_missing: {
    kind: 'verification',
    title: 'The extended key usage of the certificate does not say that it is of an AIK.',
  },
  android_key_description_missing: {
    kind: 'verification',
    title: 'The attestation certificate has no Android key description.',
  },
  android_key_description_misplaced: {
    kind: 'verification',
    title: 'A certificate above the attestation certificate has an Android key description.',
  },
  android_key_description_malformed: {
    kind: 'malformed',
    title: 'The Android key description does not have the shape its schema defines.',
  },
  android_key_challenge_mismatch: {
    kind: 'verification',
    title: 'The Android key was attested for other client data.',
  },
  android_key_all_applications: {
    kind: 'verification',
    title: 'The Android key may be used by every application.',
  },
  android_key_origin: { kind: 'verification', title: 'The Android key does not say that it was generated in place.' },
  android_key_purpose: { kind: 'verification', title: 'The Android key does not say that it is for signing.' },
  android_key_purpose_refused: {
    kind: 'policy',
    title: 'The Android key serves other purposes beside signing.',
    setting: 'attestation.statements.androidKey.purpose',
  },
  android_key_security_level_refused: {
    kind: 'policy',
    title: 'The Android key or its attestation is not as well protected as the relying party demands.',
    setting: 'attestation.statements.androidKey.leastSecurityLevel',
  },
  android_key_revoked: {
    kind: 'policy',
    title: "A certificate of the Android key is on the relying party's list of revoked ones.",
    setting: 'attestation.statements.androidKey.revokedSerialNumbers',
  },
  safetynet_response_malformed: {
    kind: 'malformed',
    title: 'The SafetyNet response is not a compact JWS of a SafetyNet attestation.',
  },
  safetynet_algorithm_refused: { kind: 'verification', title: 'The SafetyNet response is not signed with RS256.' },
  safetynet_hostname_mismatch: {
    kind: 'verification',
    title: 'The certificate of the SafetyNet response is not issued to attest.android.com.',
  },
  safetynet_nonce_mismatch: {
    kind: 'verification',
    title: 'The SafetyNet response was made for other authenticator data or client data.',
  },
  safetynet_cts_profile_mismatch: {
    kind: 'policy',
    title: 'SafetyNet does not say that the device is genuine and unmodified.',
    setting: 'attestation.statements.androidSafetyNet.ctsProfileMatch',
  },
  safetynet_timestamp_refused: {
    kind: 'policy',
    title: 'The SafetyNet response is too old, or from the future.',
    setting: 'attestation.statements.androidSafetyNet.maximumAgeMillis',
  },
  apple_nonce_missing: { kind: 'verification', title: 'The Apple attestation certificate has no nonce.' },
  apple_nonce_malformed: {
    kind: 'malformed',
    title: 'The nonce extension of the Apple attestation certificate does not hold one nonce of 32 bytes.',
  },
  apple_nonce_mismatch: {
    kind: 'verification',
    title: 'The Apple attestation certificate was made for other authenticator data or client data.',
  },
  compound_too_few: { kind: 'verification', title: 'A compound statement holds fewer than two statements.' },
  compound_too_many: { kind: 'unsupported', title: 'A compound statement holds more than four statements.' },
  compound_nested: { kind: 'verification', title: 'A compound statement holds another compound statement.' },
  compound_insufficient: {
    kind: 'verification',
    title: 'No statement of a compound attestation that proves something could be verified.',
  },
} as const satisfies CodeTable

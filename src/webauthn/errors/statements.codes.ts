import type { CodeTable } from './code-entry.js'

/** Errors of attestation statements (§8). */
export const STATEMENTS_CODES = {
  statement_malformed: {
    kind: 'malformed',
    title: 'The attestation statement does not have the members that its format defines.',
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
    title: 'The algorithm of the attestation statement does not match the key that signed it.',
  },
  attestation_key_mismatch: {
    kind: 'verification',
    title: 'The public key of the attestation certificate differs from the credential public key.',
  },
  attestation_certificate_version: {
    kind: 'verification',
    title: 'The attestation certificate is not an X.509 version 3 certificate.',
  },
  attestation_certificate_country: {
    kind: 'verification',
    title: 'The subject of the attestation certificate does not contain exactly one ISO 3166 country code.',
  },
  attestation_certificate_organization: {
    kind: 'verification',
    title: 'The subject of the attestation certificate does not name the vendor.',
  },
  attestation_certificate_unit: {
    kind: 'verification',
    title: 'The organizational unit of the attestation certificate is not exactly "Authenticator Attestation".',
  },
  attestation_certificate_common_name: {
    kind: 'verification',
    title: 'The subject of the attestation certificate has no common name.',
  },
  attestation_certificate_ca: {
    kind: 'verification',
    title: 'The basic constraints of the attestation certificate are missing or mark it as a CA certificate.',
  },
  attestation_extension_malformed: {
    kind: 'malformed',
    title: 'The value of a FIDO extension in the attestation certificate is malformed.',
  },
  attestation_extension_critical: {
    kind: 'verification',
    title: 'A FIDO extension of the attestation certificate is marked as critical.',
  },
  attestation_aaguid_mismatch: {
    kind: 'verification',
    title: 'The AAGUID in the attestation certificate differs from the one in the authenticator data.',
  },
  attestation_serial_number_refused: {
    kind: 'policy',
    title: 'The attestation certificate contains a device serial number outside enterprise attestation.',
    setting: 'attestation.statements.packed.serialNumber',
  },
  none_statement_not_empty: {
    kind: 'verification',
    title: 'The attestation statement of the format "none" is not empty.',
  },
  u2f_certificate_count: {
    kind: 'verification',
    title: 'The FIDO U2F statement does not contain exactly one certificate.',
  },
  u2f_certificate_key: {
    kind: 'verification',
    title: 'The attestation certificate of the FIDO U2F authenticator does not contain a P-256 key.',
  },
  u2f_credential_key: {
    kind: 'verification',
    title: 'The credential public key of the FIDO U2F authenticator is not an ES256 key.',
  },
  u2f_aaguid_not_zero: {
    kind: 'policy',
    title: 'The AAGUID in a FIDO U2F registration is not zero.',
    setting: 'attestation.statements.fidoU2f.aaguid',
  },
  u2f_flags_refused: {
    kind: 'policy',
    title: 'A FIDO U2F registration claims user verification, backup or extensions, which U2F does not support.',
    setting: 'attestation.statements.fidoU2f.flags',
  },
  tpm_version_unexpected: { kind: 'verification', title: 'The TPM statement version is not 2.0.' },
  tpm_structure_unsupported: {
    kind: 'unsupported',
    title: 'A TPM structure uses a key type, scheme, curve or hash that is not supported.',
  },
  tpm_public_key_mismatch: {
    kind: 'verification',
    title: 'The key in the TPM public area differs from the credential public key.',
  },
  tpm_object_attributes_refused: {
    kind: 'policy',
    title:
      'The TPM object attributes do not describe an unrestricted signing key that was created in the TPM and cannot leave it.',
    setting: 'attestation.statements.tpm.objectAttributes',
  },
  tpm_magic_unexpected: {
    kind: 'verification',
    title: 'The magic value of the attested structure is not TPM_GENERATED_VALUE.',
  },
  tpm_type_unexpected: {
    kind: 'verification',
    title: 'The type of the attested structure is not TPM_ST_ATTEST_CERTIFY.',
  },
  tpm_extra_data_mismatch: {
    kind: 'verification',
    title: 'The TPM attestation covers different authenticator data or client data.',
  },
  tpm_name_mismatch: {
    kind: 'verification',
    title: 'The name that the TPM attested does not match the public area.',
  },
  tpm_subject_not_empty: { kind: 'verification', title: 'The subject of the AIK certificate is not empty.' },
  tpm_alternative_name_invalid: {
    kind: 'verification',
    title: 'The AIK certificate does not name the manufacturer, model and version of the TPM.',
  },
  tpm_alternative_name_not_critical: {
    kind: 'policy',
    title: 'The AIK certificate has an empty subject, but its subject alternative name is not critical.',
    setting: 'attestation.statements.tpm.criticalAlternativeName',
  },
  tpm_vendor_unregistered: {
    kind: 'policy',
    title: 'The TPM manufacturer is not in the TCG vendor registry.',
    setting: 'attestation.statements.tpm.vendor',
  },
  tpm_key_purpose_missing: {
    kind: 'verification',
    title: 'The extended key usage of the certificate does not include the AIK certificate OID.',
  },
  android_key_description_missing: {
    kind: 'verification',
    title: 'The attestation certificate has no Android key description.',
  },
  android_key_description_misplaced: {
    kind: 'verification',
    title: 'A certificate above the attestation certificate contains an Android key description.',
  },
  android_key_description_malformed: {
    kind: 'malformed',
    title: 'The Android key description does not match its ASN.1 schema.',
  },
  android_key_challenge_mismatch: {
    kind: 'verification',
    title: 'The attestation challenge of the Android key is not the hash of the client data.',
  },
  android_key_all_applications: {
    kind: 'verification',
    title: 'The Android key is available to all applications.',
  },
  android_key_origin: {
    kind: 'verification',
    title: 'The Android key description does not state that the key was generated in the keystore.',
  },
  android_key_purpose: {
    kind: 'verification',
    title: 'The Android key description does not list signing as a purpose of the key.',
  },
  android_key_purpose_refused: {
    kind: 'policy',
    title: 'The Android key may be used for purposes other than signing.',
    setting: 'attestation.statements.androidKey.purpose',
  },
  android_key_security_level_refused: {
    kind: 'policy',
    title: 'The security level of the Android key or its attestation is lower than the relying party requires.',
    setting: 'attestation.statements.androidKey.leastSecurityLevel',
  },
  android_key_revoked: {
    kind: 'policy',
    title: "A certificate of the Android key is on the relying party's revocation list.",
    setting: 'attestation.statements.androidKey.revokedSerialNumbers',
  },
  safetynet_response_malformed: {
    kind: 'malformed',
    title: 'The SafetyNet response is not a compact JWS with a SafetyNet payload.',
  },
  safetynet_algorithm_refused: { kind: 'verification', title: 'The SafetyNet response is not signed with RS256.' },
  safetynet_hostname_mismatch: {
    kind: 'verification',
    title: 'The SafetyNet signing certificate was not issued to attest.android.com.',
  },
  safetynet_nonce_mismatch: {
    kind: 'verification',
    title: 'The nonce of the SafetyNet response does not match the authenticator data and client data.',
  },
  safetynet_cts_profile_mismatch: {
    kind: 'policy',
    title: 'The SafetyNet response does not confirm that the device is genuine and unmodified.',
    setting: 'attestation.statements.androidSafetyNet.ctsProfileMatch',
  },
  safetynet_timestamp_refused: {
    kind: 'policy',
    title: 'The timestamp of the SafetyNet response is too old or in the future.',
    setting: 'attestation.statements.androidSafetyNet.maximumAgeMillis',
  },
  apple_nonce_missing: { kind: 'verification', title: 'The Apple attestation certificate has no nonce extension.' },
  apple_nonce_malformed: {
    kind: 'malformed',
    title: 'The nonce extension of the Apple attestation certificate does not contain one nonce of 32 bytes.',
  },
  apple_nonce_mismatch: {
    kind: 'verification',
    title: 'The nonce of the Apple attestation certificate does not match the authenticator data and client data.',
  },
  compound_too_few: { kind: 'verification', title: 'The compound attestation has fewer than two statements.' },
  compound_too_many: { kind: 'unsupported', title: 'The compound attestation has more than four statements.' },
  compound_nested: {
    kind: 'verification',
    title: 'The compound attestation contains another compound attestation.',
  },
  compound_insufficient: {
    kind: 'verification',
    title: 'No statement of the compound attestation could be verified, apart from statements in the format "none".',
  },
} as const satisfies CodeTable

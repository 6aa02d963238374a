import type { CodeTable } from './code-entry.js'

/** Errors of the WebAuthn structures: client data, authenticator data, COSE keys and attestation objects. */
export const STRUCTURES_CODES = {
  client_data_malformed: {
    kind: 'malformed',
    title: 'The client data is not a JSON object with the members of CollectedClientData.',
  },
  flags_inconsistent: { kind: 'malformed', title: 'The flags claim user verification without user presence.' },
  credential_id_empty: { kind: 'malformed', title: 'The credential ID in the attested credential data is empty.' },
  extensions_malformed: { kind: 'malformed', title: 'The extension outputs are not a CBOR map with text keys.' },
  extension_output_malformed: {
    kind: 'malformed',
    title: 'The output of a known extension does not have the type that the extension defines.',
  },
  attestation_object_malformed: {
    kind: 'malformed',
    title: 'The attestation object is not a CBOR map with the members fmt, attStmt and authData.',
  },
  attestation_format_invalid: {
    kind: 'malformed',
    title: 'The attestation statement format identifier is not 1 to 32 printable ASCII characters.',
  },
  algorithm_unsupported: { kind: 'unsupported', title: 'The COSE algorithm is not supported.' },
  cose_key_malformed: { kind: 'malformed', title: 'The credential public key is not a COSE_Key map.' },
  cose_label_type: { kind: 'malformed', title: 'A label of the COSE key is not an integer.' },
  cose_algorithm_missing: { kind: 'malformed', title: 'The algorithm of the COSE key is missing or not an integer.' },
  cose_algorithm_attestation_only: {
    kind: 'malformed',
    title: 'The COSE key uses an algorithm that is accepted in attestation statements only.',
  },
  cose_key_type_mismatch: { kind: 'malformed', title: 'The type of the COSE key does not match its algorithm.' },
  cose_curve_mismatch: { kind: 'malformed', title: 'The curve of the COSE key does not match its algorithm.' },
  cose_parameter_missing: {
    kind: 'malformed',
    title: 'A required parameter of the COSE key is missing or has the wrong type.',
  },
  cose_parameter_unexpected: {
    kind: 'malformed',
    title: 'The COSE key contains a parameter that is not allowed in a credential public key.',
  },
  cose_private_parameter: { kind: 'malformed', title: 'The COSE key contains a private key parameter.' },
  cose_point_compressed: { kind: 'malformed', title: 'The COSE key contains a compressed elliptic curve point.' },
  cose_key_length: {
    kind: 'malformed',
    title: 'A COSE key parameter does not have the length that its curve or algorithm requires.',
  },
  cose_rsa_not_minimal: { kind: 'malformed', title: 'An RSA key parameter is empty or has leading zero bytes.' },
  cose_rsa_modulus: { kind: 'malformed', title: 'The RSA modulus is even or not between 2048 and 8192 bits long.' },
  cose_rsa_exponent: { kind: 'malformed', title: 'The RSA exponent is even, below 3 or longer than 4 bytes.' },
} as const satisfies CodeTable

import { FLAG } from '../authenticator-data.js'
import { flipBit } from '../bytes.js'
import type { CborValue } from '../cbor.js'
import { createCertificateAuthority } from '../certificates/certificate-authority.js'
import type { CertificateOptions } from '../certificates/certificate-options.js'
import { createCredentialKey, findAlgorithm } from '../credential-key.js'
import * as der from '../der.js'
import { AUTHORIZATION } from '../statements/android-key.js'
import type { StatementOptions } from '../statements/formats.js'
import { AAGUID_OID } from '../statements/packed.js'
import { TPM } from '../statements/tpm-structures.js'
import type { RegistrationTampering } from '../tampering.js'
import { ALTERED_CLIENT_DATA, COMMON_FAULTS, withClientData } from './common-faults.data.js'
import type { Fault, FaultRow } from './fault.js'

const SIGNED_STATEMENTS = {
  packed: 'attestation_signature_invalid',
  'packed-self': 'attestation_signature_invalid',
  'fido-u2f': 'attestation_signature_invalid',
  'android-key': 'attestation_signature_invalid',
  compound: 'attestation_signature_invalid',
} as const

/** The statement attests data that differs from the data in the response. */
const OTHER_DATA = {
  ...SIGNED_STATEMENTS,
  tpm: 'tpm_extra_data_mismatch',
  'android-safetynet': 'safetynet_nonce_mismatch',
  apple: 'apple_nonce_mismatch',
} as const

const UNTRUSTED = {
  packed: 'attestation_untrusted',
  'fido-u2f': 'attestation_untrusted',
  tpm: 'attestation_untrusted',
  'android-key': 'attestation_untrusted',
  'android-safetynet': 'attestation_untrusted',
  apple: 'attestation_untrusted',
} as const

function withStatement(statementOptions: StatementOptions) {
  return { statementOptions }
}

function withCertificate(members: CertificateOptions) {
  return withStatement({ certificate: (request) => ({ ...request, ...members }) })
}

function without(name: string) {
  return { statement: (statement: Map<string, CborValue>) => new Map([...statement].filter(([key]) => key !== name)) }
}

/** An authority that no relying party trusts. */
const strangers: Pick<StatementOptions, 'issue'> = {
  issue: (request) => createCertificateAuthority({ subject: { CN: 'Unknown root' } }).issue(request),
}

/** The changes that cause the faults of a registration. */
export const REGISTRATION_FAULT_ROWS = {
  'wrong-type': {
    description: 'The client data is of an authentication.',
    code: 'type_unexpected',
    tamper: withClientData({ type: 'webauthn.get' }),
  },
  ...COMMON_FAULTS,
  'no-attested-credential': {
    description: 'The authenticator data contains no attested credential data.',
    code: 'attested_data_missing',
    tamper: { fields: (data) => ({ ...data, flags: data.flags & ~FLAG.AT, attested: undefined }) },
  },
  'unrequested-algorithm': {
    description: 'The credential key has an algorithm that the relying party did not request.',
    code: 'algorithm_not_requested',
    tamper: {
      algorithm: (requested) => {
        const others = [-7, -35, -36, -9, -51].filter((id) => !requested.includes(id))
        return findAlgorithm(others[0] ?? -52) ?? 'ES256'
      },
    },
  },
  'malformed-public-key': {
    description: 'The last parameter of the COSE key is missing.',
    code: 'cose_parameter_missing',
    tamper: { coseKey: (key) => new Map([...key].slice(0, -1)) },
  },
  'wrong-credential-id': {
    description: 'The attested credential ID differs from the ID of the response.',
    code: 'credential_id_mismatch',
    tamper: {
      fields: ({ attested, ...data }) => ({
        ...data,
        attested: attested && { ...attested, credentialId: flipBit(attested.credentialId) },
      }),
    },
  },
  'unknown-format': {
    description: 'The attestation statement format is not registered.',
    code: 'format_unsupported',
    tamper: {
      attestationObject: (object) => {
        const unknown: [string, CborValue][] = [
          ['fmt', 'example.unknown'],
          ['attStmt', new Map()],
        ]
        return new Map([...object, ...unknown])
      },
    },
  },
  'trailing-attestation-object': {
    description: 'A byte follows the attestation object.',
    code: 'bytes_trailing',
    tamper: { attestationObjectBytes: (bytes) => Uint8Array.of(...bytes, 0) },
  },
  'none-with-statement': {
    description: 'The attestation statement of the format `none` contains a member.',
    code: { none: 'none_statement_not_empty' },
    tamper: { statement: () => new Map([['alg', -7]]) },
  },
  'altered-client-data': {
    description: 'The client data was changed after it was attested.',
    code: OTHER_DATA,
    tamper: ALTERED_CLIENT_DATA,
  },
  'attestation-of-other-data': {
    description: 'The statement attests other client data and authenticator data.',
    code: OTHER_DATA,
    tamper: {
      attested: (input) => ({
        ...input,
        authenticatorData: flipBit(input.authenticatorData),
        clientDataHash: flipBit(input.clientDataHash),
      }),
    },
  },
  'attestation-of-other-key': {
    description: 'The statement attests another credential key.',
    code: {
      'packed-self': 'attestation_signature_invalid',
      'fido-u2f': 'attestation_signature_invalid',
      tpm: 'tpm_public_key_mismatch',
      'android-key': 'attestation_key_mismatch',
      apple: 'attestation_key_mismatch',
    },
    tamper: { attested: (input) => ({ ...input, key: createCredentialKey(input.key.algorithm) }) },
  },
  'bad-attestation-signature': {
    description: 'One bit of the attestation signature is inverted.',
    code: {
      ...SIGNED_STATEMENTS,
      tpm: 'attestation_signature_invalid',
      'android-safetynet': 'attestation_signature_invalid',
    },
    tamper: withStatement({ changeSignature: (signature) => flipBit(signature) }),
  },
  'missing-signature': {
    description: 'The statement has no member sig.',
    code: {
      packed: 'statement_malformed',
      'packed-self': 'statement_malformed',
      'fido-u2f': 'statement_malformed',
      tpm: 'statement_malformed',
      'android-key': 'statement_malformed',
    },
    tamper: without('sig'),
  },
  'untrusted-attestation': {
    description: 'Another authority issued the attestation certificate.',
    code: UNTRUSTED,
    tamper: withStatement(strangers),
  },
  'expired-certificate': {
    description: 'The attestation certificate expired in 2021.',
    code: UNTRUSTED,
    tamper: withCertificate({ notAfter: new Date('2021-01-01T00:00:00Z') }),
  },
  'ca-certificate': {
    description: 'The attestation certificate is a CA certificate.',
    code: { packed: 'attestation_certificate_ca', tpm: 'attestation_certificate_ca' },
    tamper: withCertificate({ basicConstraints: { ca: true } }),
  },
  'wrong-certificate-subject': {
    description: 'The subject of the attestation certificate violates the rules of the format.',
    code: {
      packed: 'attestation_certificate_unit',
      tpm: 'tpm_subject_not_empty',
      'android-safetynet': 'safetynet_hostname_mismatch',
    },
    tamper: withCertificate({
      subject: { C: 'SE', O: 'Test Vendor', OU: 'Other', CN: 'Other' },
      subjectAltName: [{ dns: 'attacker.example' }],
    }),
  },
  'wrong-certificate-aaguid': {
    description: 'The attestation certificate is of another authenticator model.',
    code: { packed: 'attestation_aaguid_mismatch' },
    tamper: withCertificate({ extensions: [{ oid: AAGUID_OID, value: der.octetString(new Uint8Array(16)) }] }),
  },
  'u2f-with-aaguid': {
    description: 'The AAGUID of a U2F authenticator is not zero.',
    code: { 'fido-u2f': 'u2f_aaguid_not_zero' },
    tamper: {
      fields: ({ attested, ...data }) => ({
        ...data,
        attested: attested && { ...attested, aaguid: new Uint8Array(16).fill(1) },
      }),
    },
  },
  'tpm-wrong-magic': {
    description: 'The attested structure does not begin with TPM_GENERATED_VALUE.',
    code: { tpm: 'tpm_magic_unexpected' },
    tamper: withStatement({ attest: (fields) => ({ ...fields, magic: 0 }) }),
  },
  'tpm-wrong-type': {
    description: 'The attested structure is a quote.',
    code: { tpm: 'tpm_type_unexpected' },
    tamper: withStatement({ attest: (fields) => ({ ...fields, type: TPM.quote }) }),
  },
  'tpm-wrong-name': {
    description: 'The attested name is of another object.',
    code: { tpm: 'tpm_name_mismatch' },
    tamper: withStatement({ attest: (fields) => ({ ...fields, name: flipBit(fields.name) }) }),
  },
  'android-key-all-applications': {
    description: 'The credential key is available to all applications.',
    code: { 'android-key': 'android_key_all_applications' },
    tamper: withStatement({
      description: (fields) => ({ ...fields, softwareEnforced: [AUTHORIZATION.allApplications()] }),
    }),
  },
  'android-key-imported': {
    description: 'The credential key was imported into the device.',
    code: { 'android-key': 'android_key_origin' },
    tamper: withStatement({
      description: (fields) => ({
        ...fields,
        teeEnforced: [AUTHORIZATION.purpose(2), AUTHORIZATION.algorithm(3), AUTHORIZATION.origin(2)],
      }),
    }),
  },
  'safetynet-failed-profile': {
    description: 'The device does not match a compatible profile (ctsProfileMatch is false).',
    code: { 'android-safetynet': 'safetynet_cts_profile_mismatch' },
    tamper: withStatement({
      response: ({ header, payload }) => ({ header, payload: { ...payload, ctsProfileMatch: false } }),
    }),
  },
  'safetynet-stale': {
    description: 'The SafetyNet response is one hour old.',
    code: { 'android-safetynet': 'safetynet_timestamp_refused' },
    tamper: withStatement({
      response: ({ header, payload }) => ({
        header,
        payload: { ...payload, timestampMs: Number(payload['timestampMs']) - 3_600_000 },
      }),
    }),
  },
  'compound-of-one': {
    description: 'The compound attestation contains one statement.',
    code: { compound: 'compound_too_few' },
    tamper: {
      attestationObject: (object) => {
        const statements = object.get('attStmt')
        return new Map([...object, ['attStmt', Array.isArray(statements) ? statements.slice(0, 1) : []]])
      },
    },
  },
} as const satisfies Record<string, FaultRow<RegistrationTampering>>

/** The name of a fault of a registration. */
export type RegistrationFault = keyof typeof REGISTRATION_FAULT_ROWS

/** The faults of a registration, by name. */
export const REGISTRATION_FAULTS: Readonly<Record<RegistrationFault, Fault>> = REGISTRATION_FAULT_ROWS

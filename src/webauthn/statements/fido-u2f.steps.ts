import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-fido-u2f-attestation'

/** The steps of §8.6, FIDO U2F Attestation Statement Format. Each sub-step is a row. */
export const FIDO_U2F = {
  name: 'fidoU2f',
  section: '§8.6',
  rows: {
    syntax: {
      id: 'fidoU2f.syntax',
      number: 1,
      anchor,
      kind: 'let',
      text: 'Decode the statement into x5c and sig.',
      code: null,
    },
    certificateCount: {
      id: 'fidoU2f.certificateCount',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'Verify that x5c has exactly one element.',
      code: 'u2f_certificate_count',
    },
    attestationKey: {
      id: 'fidoU2f.attestationKey',
      number: 3,
      anchor,
      kind: 'let',
      text: 'Get the certificate public key from this attestation certificate.',
      code: null,
    },
    certificateKey: {
      id: 'fidoU2f.certificateKey',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'Verify that the certificate public key is an elliptic curve key on P-256.',
      code: 'u2f_certificate_key',
    },
    credentialKey: {
      id: 'fidoU2f.credentialKey',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'Verify that the credential public key is an ES256 key with coordinates of 32 bytes.',
      code: 'u2f_credential_key',
    },
    verificationData: {
      id: 'fidoU2f.verificationData',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Concatenate 0x00, rpIdHash, clientDataHash, credentialId and publicKeyU2F to form verificationData.',
      code: null,
    },
    signature: {
      id: 'fidoU2f.signature',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'Verify sig over verificationData with the certificate public key, using ECDSA and SHA-256.',
      code: 'attestation_signature_invalid',
    },
    aaguid: {
      id: 'fidoU2f.aaguid',
      number: 8,
      anchor: 'sctn-attested-credential-data',
      kind: 'verify',
      text: 'Verify that the AAGUID is all zeros, because U2F authenticators have no AAGUID.',
      code: 'u2f_aaguid_not_zero',
    },
    flags: {
      id: 'fidoU2f.flags',
      number: 9,
      anchor: 'sctn-authenticator-data',
      kind: 'verify',
      text: 'Verify that no flag is set that U2F does not define: UV, BE, BS, ED.',
      code: 'u2f_flags_refused',
    },
  },
} as const satisfies Catalogue

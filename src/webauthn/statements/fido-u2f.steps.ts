import type { Catalogue } from '../trace/step.js'

const anchor = 'sctn-fido-u2f-attestation'

/** The steps of §8.6, FIDO U2F Attestation Statement Format. Its sub-steps are counted through. */
export const FIDO_U2F = {
  name: 'fidoU2f',
  section: '§8.6',
  rows: {
    syntax: {
      id: 'fidoU2f.syntax',
      number: 1,
      anchor,
      kind: 'let',
      text: 'The statement holds certificates and a signature.',
      code: null,
    },
    certificateCount: {
      id: 'fidoU2f.certificateCount',
      number: 2,
      anchor,
      kind: 'verify',
      text: 'There is exactly one certificate.',
      code: 'u2f_certificate_count',
    },
    attestationKey: {
      id: 'fidoU2f.attestationKey',
      number: 3,
      anchor,
      kind: 'let',
      text: 'Take the attestation key from the certificate.',
      code: null,
    },
    certificateKey: {
      id: 'fidoU2f.certificateKey',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'The certificate holds an elliptic curve key on P-256.',
      code: 'u2f_certificate_key',
    },
    credentialKey: {
      id: 'fidoU2f.credentialKey',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'The credential is an ES256 key with coordinates of 32 bytes.',
      code: 'u2f_credential_key',
    },
    verificationData: {
      id: 'fidoU2f.verificationData',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Put together what a U2F authenticator signs when it registers a key.',
      code: null,
    },
    signature: {
      id: 'fidoU2f.signature',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'The key of the certificate signed that with ECDSA and SHA-256.',
      code: 'attestation_signature_invalid',
    },
    aaguid: {
      id: 'fidoU2f.aaguid',
      number: 8,
      anchor: 'sctn-attested-credential-data',
      kind: 'verify',
      text: 'The authenticator claims no AAGUID, as U2F knows none.',
      code: 'u2f_aaguid_not_zero',
    },
    flags: {
      id: 'fidoU2f.flags',
      number: 9,
      anchor: 'sctn-authenticator-data',
      kind: 'verify',
      text: 'The authenticator claims nothing that U2F does not know: user verification, backup, extensions.',
      code: 'u2f_flags_refused',
    },
  },
} as const satisfies Catalogue

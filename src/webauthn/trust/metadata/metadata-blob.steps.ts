import type { Catalogue } from '../../trace/step.js'

const anchor = 'sctn-mds-blob-proc-rules'

/**
 * The processing rules of a metadata BLOB (FIDO MDS 3.1 §3.2). The payload is parsed only after its signature has been
 * verified. The caller downloads and stores the BLOB.
 */
export const METADATA_BLOB = {
  name: 'metadata',
  section: 'FIDO MDS 3.1 §3.2',
  rows: {
    download: {
      id: 'metadata.download',
      number: 1,
      anchor,
      kind: 'caller',
      text: 'Download the BLOB, or load the stored one.',
      code: null,
    },
    envelope: {
      id: 'metadata.envelope',
      number: 2,
      anchor,
      kind: 'let',
      text: 'Decode the BLOB, a compact JWS, into header, payload and signature.',
      code: null,
    },
    certificatesElsewhere: {
      id: 'metadata.certificatesElsewhere',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'Verify that the header contains no URL of certificates or keys (x5u, jku).',
      code: 'metadata_x5u_refused',
    },
    algorithm: {
      id: 'metadata.algorithm',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'Verify that the engine accepts the signature algorithm (alg).',
      code: 'metadata_algorithm_refused',
    },
    certificatesPresent: {
      id: 'metadata.certificatesPresent',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'Verify that the header contains the certificates of the signer (x5c).',
      code: 'metadata_certificates_missing',
    },
    certificates: {
      id: 'metadata.certificates',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Parse the certificates, signer first.',
      code: null,
    },
    path: {
      id: 'metadata.path',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'Verify that the certificates chain up to a pinned root of the service, and that no certificate is revoked.',
      code: 'metadata_signer_untrusted',
      furtherCodes: ['metadata_signer_revoked', 'metadata_signer_status_unknown'],
    },
    signerName: {
      id: 'metadata.signerName',
      number: 8,
      anchor,
      kind: 'verify',
      text: 'Verify that the certificate of the signer is issued to the metadata service.',
      code: 'metadata_signer_unexpected',
    },
    keyType: {
      id: 'metadata.keyType',
      number: 9,
      anchor,
      kind: 'verify',
      text: 'Verify that the key of the signer has the type that alg requires.',
      code: 'metadata_algorithm_mismatch',
    },
    signature: {
      id: 'metadata.signature',
      number: 10,
      anchor,
      kind: 'verify',
      text: 'Verify the signature over header and payload with the key of the signer.',
      code: 'metadata_signature_invalid',
    },
    payload: {
      id: 'metadata.payload',
      number: 11,
      anchor,
      kind: 'let',
      text: 'Parse the payload.',
      code: null,
    },
    legalHeader: {
      id: 'metadata.legalHeader',
      number: 12,
      anchor,
      kind: 'verify',
      text: 'If the caller has agreed to certain terms, verify that legalHeader contains these terms.',
      code: 'metadata_legal_header_changed',
    },
    number: {
      id: 'metadata.number',
      number: 13,
      anchor,
      kind: 'verify',
      text: 'Verify that the serial number (no) is greater than the number of the BLOB in use.',
      code: 'metadata_rolled_back',
      furtherCodes: ['metadata_unchanged'],
    },
    store: {
      id: 'metadata.store',
      number: 14,
      anchor,
      kind: 'caller',
      text: 'Store the BLOB and its serial number.',
      code: null,
    },
  },
} as const satisfies Catalogue

import type { Catalogue } from '../../trace/step.js'

const anchor = 'sctn-mds-blob-proc-rules'

/**
 * The processing rules of a metadata BLOB (FIDO MDS 3.1 §3.2), from the signature inwards: nothing of the payload is
 * read before its signer is known. Downloading the BLOB and keeping it is the caller's part.
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
      text: 'Download the BLOB, or take it from where it was kept.',
      code: null,
    },
    envelope: {
      id: 'metadata.envelope',
      number: 2,
      anchor,
      kind: 'let',
      text: 'Take the BLOB apart: a compact JWS of header, payload and signature.',
      code: null,
    },
    certificatesElsewhere: {
      id: 'metadata.certificatesElsewhere',
      number: 3,
      anchor,
      kind: 'verify',
      text: 'The header does not name a place to fetch certificates from.',
      code: 'metadata_x5u_refused',
    },
    algorithm: {
      id: 'metadata.algorithm',
      number: 4,
      anchor,
      kind: 'verify',
      text: 'The algorithm is one of those that are accepted.',
      code: 'metadata_algorithm_refused',
    },
    certificatesPresent: {
      id: 'metadata.certificatesPresent',
      number: 5,
      anchor,
      kind: 'verify',
      text: 'The header holds the certificates of the signer.',
      code: 'metadata_certificates_missing',
    },
    certificates: {
      id: 'metadata.certificates',
      number: 6,
      anchor,
      kind: 'let',
      text: 'Parse the certificates, that of the signer first.',
      code: null,
    },
    path: {
      id: 'metadata.path',
      number: 7,
      anchor,
      kind: 'verify',
      text: 'The certificates lead to the pinned root of the service, and none is revoked.',
      code: 'metadata_signer_untrusted',
      furtherCodes: ['metadata_signer_revoked', 'metadata_signer_status_unknown'],
    },
    signerName: {
      id: 'metadata.signerName',
      number: 8,
      anchor,
      kind: 'verify',
      text: 'The certificate of the signer is that of the metadata service.',
      code: 'metadata_signer_unexpected',
    },
    keyType: {
      id: 'metadata.keyType',
      number: 9,
      anchor,
      kind: 'verify',
      text: 'The key of the signer is one for the algorithm.',
      code: 'metadata_algorithm_mismatch',
    },
    signature: {
      id: 'metadata.signature',
      number: 10,
      anchor,
      kind: 'verify',
      text: "The signature verifies with the signer's key, and with no other's.",
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
      text: 'If the caller has agreed to certain terms, the BLOB comes under these.',
      code: 'metadata_legal_header_changed',
    },
    number: {
      id: 'metadata.number',
      number: 13,
      anchor,
      kind: 'verify',
      text: 'The serial number is higher than that of the BLOB in use.',
      code: 'metadata_rolled_back',
      furtherCodes: ['metadata_unchanged'],
    },
    store: {
      id: 'metadata.store',
      number: 14,
      anchor,
      kind: 'caller',
      text: 'Keep the BLOB and its serial number.',
      code: null,
    },
  },
} as const satisfies Catalogue

import { createHash } from 'node:crypto'
import type { CborValue } from '../cbor.js'
import type { CertificateOptions } from '../certificates/certificate-options.js'
import {
  attestedBytes,
  type AttestationInput,
  batchCertificate,
  type CertifiedOptions,
  chainOf,
  finish,
  signStatement,
  type StatementMaker,
} from './statement.js'
import {
  type AttestFields,
  encodeAttest,
  encodePublicArea,
  nameOf,
  type PublicAreaFields,
  publicAreaOf,
  TPM,
} from './tpm-structures.js'

/** OIDs of the TPM's attributes in the alternative name of an AIK certificate. */
export const DEVICE = { manufacturer: '2.23.133.2.1', model: '2.23.133.2.2', version: '2.23.133.2.3' } as const

/** A TPM of a registered vendor. */
export const DEVICE_NAME = {
  [DEVICE.manufacturer]: 'id:53544D20',
  [DEVICE.model]: 'Test TPM',
  [DEVICE.version]: 'id:00010002',
}

/** tcg-kp-AIKCertificate, the purpose of an AIK certificate. */
export const AIK_PURPOSE = '2.23.133.8.3'

/** The request for an AIK certificate (§8.3.1). */
export const AIK_CERTIFICATE: CertificateOptions = {
  subject: {},
  basicConstraints: { ca: false },
  extendedKeyUsage: [AIK_PURPOSE],
  subjectAltName: [{ directory: DEVICE_NAME }],
}

export interface TpmOptions extends CertifiedOptions {
  /** The statement's COSE algorithm identifier. Default: ES256. */
  readonly alg?: number
  /** Hash of `extraData`; `sha1` is also the hash of the signature. Default: SHA-256. */
  readonly hash?: 'sha1' | 'sha256' | 'sha384'
  readonly publicArea?: (fields: PublicAreaFields) => PublicAreaFields
  /** Changes the encoded public area before its name is computed. */
  readonly publicAreaBytes?: (bytes: Uint8Array) => Uint8Array
  readonly attest?: (fields: AttestFields) => AttestFields
}

/** TPM attestation (§8.3) by an AIK that signs with ES256. The credential key must be RSA or on a NIST curve. */
export function tpmStatement(options: TpmOptions = {}): StatementMaker {
  return {
    fmt: 'tpm',
    make: (input) => {
      const certificate = batchCertificate(options, 'tpm', AIK_CERTIFICATE)
      const { pubArea, certInfo } = encodeStructures(input, options)
      const signed = { data: certInfo, ...(options.hash === 'sha1' && { hash: 'sha1' }) }
      const statement = new Map<string, CborValue>([
        ['ver', '2.0'],
        ['alg', options.alg ?? -7],
        ['x5c', chainOf(certificate, options)],
        ['sig', signStatement(options, certificate.privateKey, signed)],
        ['certInfo', certInfo],
        ['pubArea', pubArea],
      ])
      return finish(statement, options)
    },
  }
}

function encodeStructures(input: AttestationInput, options: TpmOptions) {
  const original = publicAreaOf(input.key)
  const fields = options.publicArea?.(original) ?? original
  const encoded = encodePublicArea(fields)
  const pubArea = options.publicAreaBytes?.(encoded) ?? encoded
  const attest: AttestFields = {
    magic: TPM.magic,
    type: TPM.certify,
    extraData: createHash(options.hash ?? 'sha256')
      .update(attestedBytes(input))
      .digest(),
    name: nameOf(pubArea, fields.nameAlg),
    trailing: new Uint8Array(0),
  }
  return { pubArea, certInfo: encodeAttest(options.attest?.(attest) ?? attest) }
}

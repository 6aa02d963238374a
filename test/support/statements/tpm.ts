import { createHash } from 'node:crypto'
import type { AttestationInput } from '../authenticator-attestation.js'
import type { CborInput } from '../cbor-encoder.js'
import { issue, type TestCertificateOptions, type TestGeneralName } from '../certificates.js'
import * as der from '../der-writer.js'
import {
  attestedBytes,
  type CertifiedDeviation,
  finish,
  ROOTS,
  signLike,
  TEST_ROOT,
  type TestFormat,
} from './test-format.js'
import {
  type AttestFields,
  encodeAttest,
  encodePublicArea,
  nameOf,
  type PublicAreaFields,
  publicAreaOf,
  TPM,
} from './tpm-structures.js'

/** Attributes of the TPM in the alternative name of an AIK certificate. */
export const DEVICE = { manufacturer: '2.23.133.2.1', model: '2.23.133.2.2', version: '2.23.133.2.3' } as const
export const HONEST_DEVICE = {
  [DEVICE.manufacturer]: 'id:53544D20',
  [DEVICE.model]: 'Test TPM',
  [DEVICE.version]: 'id:00010002',
}
export const AIK_PURPOSE = '2.23.133.8.3'
export const ALTERNATIVE_NAME_OID = '2.5.29.17'

export interface TpmDeviation extends CertifiedDeviation {
  /** The options of the AIK certificate, all of them. */
  readonly aik?: TestCertificateOptions
  /** COSE algorithm the statement names. Default ES256. */
  readonly alg?: number
  /** Hash of `extraData`, and of the signature for `sha1`. Default SHA-256. */
  readonly hash?: 'sha1' | 'sha256' | 'sha384'
  readonly publicArea?: (fields: PublicAreaFields) => PublicAreaFields
  /** Changes the encoded public area before it is named. */
  readonly publicAreaBytes?: (bytes: Uint8Array) => Uint8Array
  readonly attest?: (fields: AttestFields) => AttestFields
}

/** TPM attestation (§8.3), with an AIK that signs ES256 unless the certificate's options hold another key. */
export function tpmFormat(deviation: TpmDeviation = {}): TestFormat {
  return {
    fmt: 'tpm',
    anchors: ROOTS,
    make: (input) => {
      const certificate = issue(TEST_ROOT, { ...(deviation.aik ?? aikCertificate()), ...deviation.certificate })
      const { pubArea, certInfo } = encodeStructures(input, deviation)
      const hash = deviation.hash === 'sha1' ? 'sha1' : undefined
      const statement = new Map<string, CborInput>([
        ['ver', '2.0'],
        ['alg', deviation.alg ?? -7],
        ['x5c', [certificate.der, ...(deviation.issuers ?? [])]],
        ['sig', signLike(deviation, certificate.privateKey, certInfo, hash)],
        ['certInfo', certInfo],
        ['pubArea', pubArea],
      ])
      return finish(statement, deviation)
    },
  }
}

function encodeStructures(input: AttestationInput, deviation: TpmDeviation) {
  const plain = publicAreaOf(input.key)
  const fields = deviation.publicArea?.(plain) ?? plain
  const encoded = encodePublicArea(fields)
  const pubArea = deviation.publicAreaBytes?.(encoded) ?? encoded
  const attest: AttestFields = {
    magic: TPM.magic,
    type: TPM.certify,
    extraData: createHash(deviation.hash ?? 'sha256')
      .update(attestedBytes(input))
      .digest(),
    name: nameOf(pubArea, fields.nameAlg),
    trailing: new Uint8Array(0),
  }
  return { pubArea, certInfo: encodeAttest(deviation.attest?.(attest) ?? attest) }
}

/** An AIK certificate as §8.3.1 wants it. */
export function aikCertificate(
  names: readonly TestGeneralName[] = [{ directory: HONEST_DEVICE }],
): TestCertificateOptions {
  return {
    subject: {},
    basicConstraints: { ca: false },
    extendedKeyUsage: [AIK_PURPOSE],
    subjectAltName: names,
  }
}

/** A directory name whose attributes all stand in one set, as some issuers write it. */
export function deviceInOneSet(attributes: Readonly<Record<string, string>> = HONEST_DEVICE): TestGeneralName {
  const encoded = Object.entries(attributes).map(([oid, value]) =>
    der.sequence(der.oid(oid), der.printableString(value)),
  )
  return { directory: der.sequence(der.set(...encoded)) }
}

import type { KeyObject } from 'node:crypto'
import type { CborInput } from '../cbor-encoder.js'
import { issue, type TestCertificateOptions } from '../certificates.js'
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

export const AAGUID_OID = '1.3.6.1.4.1.45724.1.1.4'
export const SERIAL_NUMBER_OID = '1.3.6.1.4.1.45724.1.1.2'
export const FIRMWARE_OID = '1.3.6.1.4.1.45724.1.1.5'
export const PACKED_SUBJECT = { C: 'SE', O: 'Test Vendor', OU: 'Authenticator Attestation', CN: 'Test Model' }

export interface PackedDeviation extends CertifiedDeviation {
  /** COSE algorithm the statement names. Default that of the attestation key, ES256. */
  readonly alg?: number
}

/** Packed attestation with a certificate (§8.2). */
export function packedFormat(deviation: PackedDeviation = {}): TestFormat {
  return {
    fmt: 'packed',
    anchors: ROOTS,
    make: (input) => {
      const certificate = issue(TEST_ROOT, packedCertificate(input.aaguid, deviation.certificate))
      const statement = new Map<string, CborInput>([
        ['alg', deviation.alg ?? -7],
        ['sig', signLike(deviation, certificate.privateKey, attestedBytes(input))],
        ['x5c', [certificate.der, ...(deviation.issuers ?? [])]],
      ])
      return finish(statement, deviation)
    },
  }
}

/** Packed self attestation (§8.2). */
export function packedSelfFormat(deviation: PackedDeviation & { readonly signWith?: KeyObject } = {}): TestFormat {
  return {
    fmt: 'packed',
    anchors: [],
    make: (input) => {
      const statement = new Map<string, CborInput>([
        ['alg', deviation.alg ?? input.key.alg],
        ['sig', signLike(deviation, input.key.privateKey, attestedBytes(input))],
      ])
      return finish(statement, deviation)
    },
  }
}

function packedCertificate(aaguid: Uint8Array, changes: TestCertificateOptions = {}): TestCertificateOptions {
  return {
    subject: PACKED_SUBJECT,
    basicConstraints: { ca: false },
    extensions: [{ oid: AAGUID_OID, value: der.octetString(aaguid) }],
    ...changes,
  }
}

import type { CborValue } from '../cbor.js'
import * as der from '../der.js'
import {
  attestedBytes,
  batchCertificate,
  type CertifiedOptions,
  chainOf,
  finish,
  signStatement,
  signWithCredential,
  type StatementMaker,
} from './statement.js'

/** id-fido-gen-ce-aaguid (§8.2.1). */
export const AAGUID_OID = '1.3.6.1.4.1.45724.1.1.4'

/** The subject of a packed attestation certificate (§8.2.1). */
export const PACKED_SUBJECT = { C: 'SE', O: 'Test Vendor', OU: 'Authenticator Attestation', CN: 'Test Model' }

export interface PackedOptions extends CertifiedOptions {
  /** The statement's COSE algorithm identifier. Default: the algorithm of the key that signs. */
  readonly alg?: number
}

/** Packed attestation with an attestation certificate (§8.2), signed with ES256. */
export function packedStatement(options: PackedOptions = {}): StatementMaker {
  return {
    fmt: 'packed',
    make: (input) => {
      const certificate = batchCertificate(options, `packed ${Buffer.from(input.aaguid).toString('hex')}`, {
        subject: PACKED_SUBJECT,
        basicConstraints: { ca: false },
        extensions: [{ oid: AAGUID_OID, value: der.octetString(input.aaguid) }],
      })
      const statement = new Map<string, CborValue>([
        ['alg', options.alg ?? -7],
        ['sig', signStatement(options, certificate.privateKey, { data: attestedBytes(input) })],
        ['x5c', chainOf(certificate, options)],
      ])
      return finish(statement, options)
    },
  }
}

/** Packed self attestation (§8.2), signed with the credential key. */
export function packedSelfStatement(options: PackedOptions = {}): StatementMaker {
  return {
    fmt: 'packed',
    make: (input) => {
      const statement = new Map<string, CborValue>([
        ['alg', options.alg ?? input.key.alg],
        ['sig', signWithCredential(options, input.key, attestedBytes(input))],
      ])
      return finish(statement, options)
    },
  }
}

import { sha256 } from '../bytes.js'
import type { CborValue } from '../cbor.js'
import { concat } from '../der.js'
import {
  type AttestationInput,
  batchCertificate,
  type CertifiedOptions,
  chainOf,
  finish,
  signStatement,
  type StatementMaker,
} from './statement.js'

/** FIDO U2F attestation (§8.6). The credential key must be ES256. */
export function fidoU2fStatement(options: CertifiedOptions = {}): StatementMaker {
  return {
    fmt: 'fido-u2f',
    make: (input) => {
      const certificate = batchCertificate(options, 'fido-u2f', { subject: { CN: 'Test U2F Model' } })
      const statement = new Map<string, CborValue>([
        ['x5c', chainOf(certificate, options)],
        ['sig', signStatement(options, certificate.privateKey, { data: u2fRegistration(input) })],
      ])
      return finish(statement, options)
    },
  }
}

/**
 * The bytes that a U2F authenticator signs, with the public key as an uncompressed point. If the key has no
 * coordinates, a constant replaces each of them.
 */
export function u2fRegistration({ rpIdHash, clientDataHash, credentialId, key }: AttestationInput): Uint8Array {
  const coordinates = [-2, -3].map((label) => {
    const value = key.cose.get(label)
    return value instanceof Uint8Array ? value : sha256('')
  })
  return concat(Uint8Array.of(0), rpIdHash, clientDataHash, credentialId, Uint8Array.of(4), ...coordinates)
}

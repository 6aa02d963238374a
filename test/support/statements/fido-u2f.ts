import { createHash } from 'node:crypto'
import type { AttestationInput } from '../authenticator-attestation.js'
import type { CborInput } from '../cbor-encoder.js'
import { issue } from '../certificates.js'
import { type CertifiedDeviation, finish, ROOTS, signLike, TEST_ROOT, type TestFormat } from './test-format.js'

/** FIDO U2F attestation (§8.6). */
export function fidoU2fFormat(deviation: CertifiedDeviation = {}): TestFormat {
  return {
    fmt: 'fido-u2f',
    anchors: ROOTS,
    make: (input) => {
      const certificate = issue(TEST_ROOT, { subject: { CN: 'Test U2F Model' }, ...deviation.certificate })
      const statement = new Map<string, CborInput>([
        ['x5c', [certificate.der, ...(deviation.issuers ?? [])]],
        ['sig', signLike(deviation, certificate.privateKey, u2fRegistration(input))],
      ])
      return finish(statement, deviation)
    },
  }
}

/** What a U2F authenticator signs: always over a point of two coordinates. */
export function u2fRegistration({ rpIdHash, clientDataHash, credentialId, key }: AttestationInput): Uint8Array {
  const coordinates = [-2, -3].map((label) => {
    const value = key.cose.get(label)
    return value instanceof Uint8Array ? value : createHash('sha256').digest()
  })
  return Buffer.concat([Uint8Array.of(0), rpIdHash, clientDataHash, credentialId, Uint8Array.of(4), ...coordinates])
}

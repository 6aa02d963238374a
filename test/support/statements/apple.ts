import { createHash } from 'node:crypto'
import type { CborInput } from '../cbor-encoder.js'
import { issue } from '../certificates.js'
import * as der from '../der-writer.js'
import { attestedBytes, type CertifiedDeviation, finish, ROOTS, TEST_ROOT, type TestFormat } from './test-format.js'

export const APPLE_NONCE_OID = '1.2.840.113635.100.8.2'

export interface AppleDeviation extends Omit<CertifiedDeviation, 'signWith' | 'changeSignature'> {
  /** DER of the extension's value, from the nonce. */
  readonly extension?: (nonce: Uint8Array) => Uint8Array
}

/** Apple anonymous attestation (§8.8). */
export function appleFormat(deviation: AppleDeviation = {}): TestFormat {
  const encode = deviation.extension ?? encodeNonce
  return {
    fmt: 'apple',
    anchors: ROOTS,
    make: (input) => {
      const nonce = new Uint8Array(createHash('sha256').update(attestedBytes(input)).digest())
      const certificate = issue(TEST_ROOT, {
        subject: { CN: 'credential', OU: 'AAA Certification', O: 'Test Vendor' },
        keys: input.key,
        basicConstraints: { ca: false },
        extensions: [{ oid: APPLE_NONCE_OID, value: encode(nonce) }],
        ...deviation.certificate,
      })
      const x5c = [certificate.der, ...(deviation.issuers ?? [])]
      return finish(new Map<string, CborInput>([['x5c', x5c]]), deviation)
    },
  }
}

/** The extension as Apple writes it. */
export function encodeNonce(nonce: Uint8Array): Uint8Array {
  return der.sequence(der.explicit(1, der.octetString(nonce)))
}

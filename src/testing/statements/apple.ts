import { sha256 } from '../bytes.js'
import type { CborValue } from '../cbor.js'
import * as der from '../der.js'
import {
  attestedBytes,
  type CertifiedOptions,
  chainOf,
  finish,
  issueCertificate,
  type StatementMaker,
} from './statement.js'

/** The extension that contains the nonce (§8.8). */
export const APPLE_NONCE_OID = '1.2.840.113635.100.8.2'

export interface AppleOptions extends CertifiedOptions {
  /** Encodes the extension's value from the nonce. Default: {@link encodeNonce}. */
  readonly extension?: (nonce: Uint8Array) => Uint8Array
}

/** Apple anonymous attestation (§8.8). The certificate contains the credential key. */
export function appleStatement(options: AppleOptions = {}): StatementMaker {
  const encode = options.extension ?? encodeNonce
  return {
    fmt: 'apple',
    make: (input) => {
      const certificate = issueCertificate(options, {
        subject: { CN: 'credential', OU: 'AAA Certification', O: 'Test Vendor' },
        keys: input.key,
        basicConstraints: { ca: false },
        extensions: [{ oid: APPLE_NONCE_OID, value: encode(sha256(attestedBytes(input))) }],
      })
      return finish(new Map<string, CborValue>([['x5c', chainOf(certificate, options)]]), options)
    },
  }
}

/** Encodes the nonce as `SEQUENCE { [1] EXPLICIT OCTET STRING }`. */
export function encodeNonce(nonce: Uint8Array): Uint8Array {
  return der.sequence(der.explicit(1, der.octetString(nonce)))
}

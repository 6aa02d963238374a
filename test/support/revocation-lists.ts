import { signerOf, type TestHash, toPem } from './certificate-signer.js'
import { encodeExtension, encodeName, type TestExtension, type TestIssuer, type TestName } from './certificates.js'
import * as der from '../../src/testing/der.js'

/** A certificate revocation list to encode. */
export interface TestCrlOptions {
  /** Serial numbers of the revoked certificates, each with the extensions of its entry. */
  readonly revoked?: readonly {
    readonly serialNumber: number | Uint8Array
    readonly extensions?: readonly TestExtension[]
  }[]
  /** Overrides the issuer's name. */
  readonly issuer?: TestName | Uint8Array
  /** Default 2024-01-01. */
  readonly thisUpdate?: Date
  /** Default 2030-01-01. The value `false` omits it. */
  readonly nextUpdate?: Date | false
  readonly extensions?: readonly TestExtension[]
  readonly hash?: TestHash
  readonly changeSignature?: (signature: Uint8Array) => Uint8Array
}

/** Encodes a version 2 CRL that `issuer` signs. */
export function issueCrl(
  issuer: TestIssuer,
  options: TestCrlOptions = {},
): { readonly der: Uint8Array; readonly pem: string } {
  const signer = signerOf(issuer.privateKey, options)
  const entries = (options.revoked ?? []).map(({ serialNumber, extensions }) =>
    der.sequence(
      der.integer(serialNumber),
      der.time(new Date('2024-01-01T00:00:00Z')),
      ...(extensions === undefined ? [] : [der.sequence(...extensions.map(encodeExtension))]),
    ),
  )
  const nextUpdate = options.nextUpdate ?? new Date('2030-01-01T00:00:00Z')
  const extensions = options.extensions ?? [{ oid: '2.5.29.20', value: der.integer(1) }]
  const tbs = der.sequence(
    der.integer(1),
    signer.algorithm,
    options.issuer === undefined ? issuer.subject : encodeName(options.issuer),
    der.time(options.thisUpdate ?? new Date('2024-01-01T00:00:00Z')),
    ...(nextUpdate === false ? [] : [der.time(nextUpdate)]),
    ...(entries.length === 0 ? [] : [der.sequence(...entries)]),
    ...(extensions.length === 0 ? [] : [der.explicit(0, der.sequence(...extensions.map(encodeExtension)))]),
  )
  const signature = signer.sign(tbs)
  const encoded = der.sequence(tbs, signer.algorithm, der.bitString(options.changeSignature?.(signature) ?? signature))
  return { der: encoded, pem: toPem('X509 CRL', encoded) }
}

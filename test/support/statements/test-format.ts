import type { KeyObject } from 'node:crypto'
import { type AttestationInput, type Statement, type StatementMaker } from '../authenticator-attestation.js'
import type { CborInput } from '../cbor-encoder.js'
import { signerOf } from '../certificate-signer.js'
import { createTestCa, type TestCertificate, type TestCertificateOptions } from '../certificates.js'

/** Makes statements of one format, honest or with the one deviation it was given. */
export interface TestFormat extends StatementMaker {
  /** DER of the roots its certificates lead to. */
  readonly anchors: readonly Uint8Array[]
}

/** What can be changed in the statement of any format with a certificate. */
export interface CertifiedDeviation {
  /** Replaces options of the attestation certificate. */
  readonly certificate?: TestCertificateOptions
  /** Certificates that follow the attestation certificate. */
  readonly issuers?: readonly Uint8Array[]
  /** The key that signs, in place of the one that should. */
  readonly signWith?: KeyObject
  /** Changes the signature after signing. */
  readonly changeSignature?: (signature: Uint8Array) => Uint8Array
  /** Changes the statement at the very end. */
  readonly change?: (statement: Map<string, CborInput>) => Statement
}

/** The root above all attestation certificates of tests; made once, since none of its parts matters. */
export const TEST_ROOT: TestCertificate = createTestCa({ subject: { C: 'SE', O: 'Test Vendor', CN: 'Statement root' } })
export const ROOTS: readonly Uint8Array[] = [TEST_ROOT.der]

/** What most formats sign. */
export function attestedBytes({ authenticatorData, clientDataHash }: AttestationInput): Uint8Array {
  return new Uint8Array(Buffer.concat([authenticatorData, clientDataHash]))
}

/** Signs the way COSE and X.509 have in common: ECDSA as DER, PKCS #1 v1.5, EdDSA. */
export function signLike(deviation: CertifiedDeviation, key: KeyObject, data: Uint8Array, hash?: 'sha1'): Uint8Array {
  const signature = signerOf(deviation.signWith ?? key, hash === undefined ? {} : { hash }).sign(data)
  return deviation.changeSignature?.(signature) ?? signature
}

/** The statement, changed if the deviation says so. */
export function finish(statement: Map<string, CborInput>, { change }: CertifiedDeviation): Statement {
  return change === undefined ? statement : change(statement)
}

/** A copy with one bit flipped, by default in the middle. */
export function flipBit(bytes: Uint8Array, at: number = bytes.length >> 1): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 0x01 : byte))
}

/** A change of one member: another value, or `undefined` to leave it out. */
export function withMember(name: string, value: CborInput | undefined) {
  return (statement: Map<string, CborInput>): Map<string, CborInput> => {
    const copy = new Map(statement)
    if (value === undefined) copy.delete(name)
    else copy.set(name, value)
    return copy
  }
}

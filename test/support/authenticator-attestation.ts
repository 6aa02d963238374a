import { createHash, sign } from 'node:crypto'
import type { CborInput } from './cbor-encoder.js'
import { createTestCa, issue, type TestCertificate } from './certificates.js'
import type { CredentialKey } from './cose.js'

/** What an authenticator attests. */
export interface AttestationInput {
  readonly authenticatorData: Uint8Array
  /** SHA-256 of the client data. */
  readonly clientDataHash: Uint8Array
  /** SHA-256 of the RP ID. */
  readonly rpIdHash: Uint8Array
  readonly credentialId: Uint8Array
  readonly key: CredentialKey
  /** 16 bytes. */
  readonly aaguid: Uint8Array
}

/** A statement before it is encoded: a map, or an array for `compound`. */
export type Statement = Map<string, CborInput> | readonly CborInput[]

/** Makes the attestation statement of one format. */
export interface StatementMaker {
  /** Attestation statement format identifier. */
  readonly fmt: string
  readonly make: (input: AttestationInput) => Statement
}

/** The authority above the attestation certificates of the software authenticator. */
export interface AttestationAuthority {
  readonly root: TestCertificate
  readonly issuePacked: (aaguid: Uint8Array) => TestCertificate
  readonly issueU2f: () => TestCertificate
}

const AAGUID_EXTENSION = '1.3.6.1.4.1.45724.1.1.4'

/** Makes an authority with a new root. */
export function createAttestationAuthority(): AttestationAuthority {
  const root = createTestCa({ subject: { C: 'SE', O: 'Test Vendor', CN: 'Test Attestation Root' } })
  const subject = { C: 'SE', O: 'Test Vendor', OU: 'Authenticator Attestation', CN: 'Test Model' }
  const basicConstraints = { ca: false }
  return {
    root,
    issuePacked: (aaguid) =>
      issue(root, {
        subject,
        basicConstraints,
        extensions: [{ oid: AAGUID_EXTENSION, value: Uint8Array.of(0x04, aaguid.length, ...aaguid) }],
      }),
    issueU2f: () => issue(root, { subject: { CN: 'Test U2F Model' }, basicConstraints }),
  }
}

/** §8.7. */
export function noneStatement(): StatementMaker {
  return { fmt: 'none', make: () => new Map() }
}

/** §8.2, self attestation: the credential's own key signs. */
export function packedSelfStatement(): StatementMaker {
  return { fmt: 'packed', make: (input) => packed(input.key.alg, input.key.sign(signedBytes(input))) }
}

/** §8.2, with an attestation certificate that names the AAGUID. */
export function packedStatement(authority: AttestationAuthority): StatementMaker {
  return {
    fmt: 'packed',
    make: (input) => {
      const certificate = authority.issuePacked(input.aaguid)
      return packed(-7, signEs256(certificate, signedBytes(input))).set('x5c', [certificate.der])
    },
  }
}

/** §8.6. The credential has to be an ES256 one. */
export function u2fStatement(authority: AttestationAuthority): StatementMaker {
  return {
    fmt: 'fido-u2f',
    make: (input) => {
      const { rpIdHash, clientDataHash, credentialId, key } = input
      const point = [Uint8Array.of(0x04), key.cose.get(-2) as Uint8Array, key.cose.get(-3) as Uint8Array]
      const signed = Buffer.concat([Uint8Array.of(0), rpIdHash, clientDataHash, credentialId, ...point])
      const certificate = authority.issueU2f()
      return new Map<string, CborInput>([
        ['x5c', [certificate.der]],
        ['sig', signEs256(certificate, signed)],
      ])
    },
  }
}

export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

function packed(alg: number, sig: Uint8Array): Map<string, CborInput> {
  return new Map<string, CborInput>([
    ['alg', alg],
    ['sig', sig],
  ])
}

function signedBytes({ authenticatorData, clientDataHash }: AttestationInput): Uint8Array {
  return Buffer.concat([authenticatorData, clientDataHash])
}

function signEs256({ privateKey }: TestCertificate, data: Uint8Array): Uint8Array {
  return new Uint8Array(sign('sha256', data, privateKey))
}

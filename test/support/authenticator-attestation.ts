import { createHash } from 'node:crypto'
import type { CborInput } from './cbor-encoder.js'
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

export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

import type { NonEmpty, Sha256 } from '../bytes/brand.js'
import type { CborMap, CborValue } from '../bytes/cbor.js'
import type { Certificate } from '../crypto/certificate.js'
import type { AttestedCredentialData } from '../structures/attested-credential-data.js'
import type { AuthenticatorData } from '../structures/authenticator-data.js'
import type { Catalogue } from '../trace/step.js'
import type { Trace } from '../trace/trace.js'
import type { StatementSettings } from './settings.js'

/** The attestation statement format identifiers that the engine supports (§8). */
export const ATTESTATION_FORMATS = [
  'none',
  'packed',
  'tpm',
  'android-key',
  'android-safetynet',
  'fido-u2f',
  'apple',
  'compound',
] as const

/** An attestation statement format identifier (§8.1). */
export type AttestationFormat = (typeof ATTESTATION_FORMATS)[number]

/** Authenticator data with attested credential data, as in every registration. */
export interface AttestedAuthenticatorData extends AuthenticatorData {
  readonly attestedCredentialData: AttestedCredentialData
}

/** The inputs of a verification procedure (§6.5.3, §8). */
export interface StatementInput {
  /** `attStmt`: a map in every format but `compound`, where it is an array. */
  readonly statement: CborMap | readonly CborValue[]
  readonly authenticatorData: AttestedAuthenticatorData
  /** The SHA-256 hash of `clientDataJSON` as received. */
  readonly clientDataHash: Sha256
  readonly settings: StatementSettings
  /** The formats that the relying party accepts. They also apply to each part of a compound statement. */
  readonly formats: ReadonlySet<AttestationFormat>
  /** The time of the ceremony. */
  readonly at: Date
}

/**
 * The result of verifying a statement, before its trustworthiness is assessed (§6.5.3):
 *
 * - `none`: the statement proves nothing;
 * - `self`: it proves possession of the credential private key;
 * - `certified`: a certificate vouches for the authenticator, and its path decides whether to trust it. `means` is the
 *   attestation type; `uncertain` is either basic attestation or an attestation CA;
 * - `compound`: it consists of several statements, each with its own result (§8.9).
 */
export type AttestationResult =
  | { readonly type: 'none' }
  | { readonly type: 'self' }
  | {
      readonly type: 'certified'
      readonly means: 'basic' | 'attca' | 'anonca' | 'uncertain'
      /** Leaf first. */
      readonly trustPath: NonEmpty<Certificate>
    }
  | { readonly type: 'compound'; readonly parts: NonEmpty<CompoundPart> }

/** The result of a statement that is not compound. */
export type SingleResult = Exclude<AttestationResult, { readonly type: 'compound' }>

/** One statement of a compound attestation. */
export interface CompoundPart {
  readonly format: AttestationFormat
  readonly result: SingleResult
}

/** An attestation statement format: the catalogue of its steps and its verification procedure. */
export interface StatementFormat<Result extends AttestationResult = AttestationResult> {
  readonly format: AttestationFormat
  readonly catalogue: Catalogue
  /** @throws MalformedInputError, VerificationError, PolicyError, UnsupportedError */
  readonly verify: (trace: Trace, input: StatementInput) => Result
}

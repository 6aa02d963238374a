import type { NonEmpty, Sha256 } from '../bytes/brand.js'
import type { CborMap, CborValue } from '../bytes/cbor.js'
import type { Certificate } from '../crypto/certificate.js'
import type { AttestedCredentialData } from '../structures/attested-credential-data.js'
import type { AuthenticatorData } from '../structures/authenticator-data.js'
import type { Catalogue } from '../trace/step.js'
import type { Trace } from '../trace/trace.js'
import type { StatementSettings } from './settings.js'

/** The attestation statement formats of §8 that this engine verifies. */
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

/** Authenticator data that carries a credential: that of a registration. */
export interface AttestedAuthenticatorData extends AuthenticatorData {
  readonly attestedCredentialData: AttestedCredentialData
}

/** What a verification procedure of §8 is given. */
export interface StatementInput {
  /** `attStmt`: a map in every format but `compound`, where it is an array. */
  readonly statement: CborMap | readonly CborValue[]
  readonly authenticatorData: AttestedAuthenticatorData
  /** SHA-256 of the client data, over the bytes as received. */
  readonly clientDataHash: Sha256
  readonly settings: StatementSettings
  /** The formats the relying party accepts: those of a compound's parts have to be among them too. */
  readonly formats: ReadonlySet<AttestationFormat>
  /** Time of the ceremony. */
  readonly at: Date
}

/**
 * What a statement proves, before anybody has decided whether to trust it (§6.5.3):
 *
 * - `none`: nothing;
 * - `self`: possession of the credential's private key;
 * - `certified`: a certificate vouches for the authenticator; trust is decided by where its path leads. `means` is the
 *   attestation type as far as the statement tells (`uncertain`: basic or attestation CA);
 * - `compound`: several statements, each with its own result (§8.9).
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

/** What a statement proves that is not a compound of others. */
export type SingleResult = Exclude<AttestationResult, { readonly type: 'compound' }>

/** One statement of a compound attestation. */
export interface CompoundPart {
  readonly format: AttestationFormat
  readonly result: SingleResult
}

/** One attestation statement format: its steps as data and its procedure on a trace. */
export interface StatementFormat<Result extends AttestationResult = AttestationResult> {
  readonly format: AttestationFormat
  readonly catalogue: Catalogue
  /** @throws MalformedInputError, VerificationError, PolicyError, UnsupportedError */
  readonly verify: (trace: Trace, input: StatementInput) => Result
}

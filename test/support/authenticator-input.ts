import type { StatementMaker } from './authenticator-attestation.js'
import type { FormatName } from './authenticator-formats.js'
import type { AuthenticatorDataFields } from './authenticator-data.js'
import type {
  AuthenticationResponseJson,
  ClientContext,
  ClientDataFields,
  RegistrationResponseJson,
} from './authenticator-json.js'
import type { CborInput } from './cbor-encoder.js'
import type { CoseMap, CredentialKey, TestAlgorithm } from './cose.js'

export interface CeremonyInput extends ClientContext {
  readonly clientExtensionResults?: Record<string, unknown>
  /** Authenticator extension outputs; sets ED. */
  readonly extensions?: ReadonlyMap<string, CborInput>
}

export interface RegistrationInput extends CeremonyInput {
  /** By name, or made in any other way. Default `none`. */
  readonly format?: FormatName | StatementMaker
  /** Default: the first of `pubKeyCredParams` that the authenticator knows. */
  readonly algorithm?: TestAlgorithm
  /** Default: a new key pair. */
  readonly key?: CredentialKey
  /** Default: 32 random bytes. */
  readonly credentialId?: Uint8Array
  readonly deviate?: RegistrationDeviation
}

export interface AuthenticationInput extends CeremonyInput {
  /** Which credential. Default: the newest one that is allowed. */
  readonly credentialId?: Uint8Array
  readonly deviate?: AuthenticationDeviation
}

type Change<T> = (value: T) => T

export interface CeremonyDeviation<Response> {
  /** The client data before it becomes JSON; may return a text, which is then the JSON. */
  readonly clientData?: (fields: ClientDataFields) => object | string
  /** The bytes of the client data, before they are hashed. */
  readonly clientDataBytes?: Change<Uint8Array>
  /** Flags, counter, RP ID hash, attested data, extensions, before they are encoded and signed. */
  readonly fields?: Change<AuthenticatorDataFields>
  /** The bytes of the authenticator data, before they are signed. */
  readonly authenticatorData?: Change<Uint8Array>
  /** The client data as sent, after it was hashed. */
  readonly sentClientData?: Change<Uint8Array>
  /** The finished response. */
  readonly response?: (response: Response) => unknown
}

/** What to change in a registration, stage by stage. */
export interface RegistrationDeviation extends CeremonyDeviation<RegistrationResponseJson> {
  readonly coseKey?: (key: CoseMap) => CborInput
  readonly coseKeyBytes?: Change<Uint8Array>
  readonly statement?: (statement: Map<string, CborInput>) => CborInput
  /** The attestation object before it is encoded, e.g. to change `fmt` or `authData` after signing. */
  readonly attestationObject?: (object: Map<string, CborInput>) => CborInput
  readonly attestationObjectBytes?: Change<Uint8Array>
}

/** What to change in an authentication, stage by stage. */
export interface AuthenticationDeviation extends CeremonyDeviation<AuthenticationResponseJson> {
  /** Makes the signature in place of the credential's key. */
  readonly sign?: (data: Uint8Array, key: CredentialKey) => Uint8Array
  readonly signature?: Change<Uint8Array>
  /** The authenticator data as sent, after it was signed. */
  readonly sentAuthenticatorData?: Change<Uint8Array>
}

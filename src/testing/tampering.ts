import type { Algorithm } from './algorithms.data.js'
import type { AuthenticatorDataFields } from './authenticator-data.js'
import type { CborValue } from './cbor.js'
import type { CoseMap, CredentialKey } from './credential-key.js'
import type { AuthenticationResponseJson, ClientDataFields, RegistrationResponseJson } from './json.js'
import type { StatementOptions } from './statements/formats.js'
import type { AttestationInput } from './statements/statement.js'

type Change<T> = (value: T) => T

/** Changes at the stages that both ceremonies have, in their order. Later stages use what earlier ones return. */
interface CeremonyTampering<Response> {
  /** Changes the client data before it becomes JSON. If it returns a string, that string is used as the JSON. */
  readonly clientData?: (fields: ClientDataFields) => object | string
  /** Changes the bytes of the client data before they are hashed. */
  readonly clientDataBytes?: Change<Uint8Array>
  /** Changes the authenticator data before it is encoded and signed. */
  readonly fields?: Change<AuthenticatorDataFields>
  /** Changes the bytes of the authenticator data before they are signed. */
  readonly authenticatorData?: Change<Uint8Array>
  /** Changes the client data after it was hashed. */
  readonly sentClientData?: Change<Uint8Array>
  /** Changes the finished response. */
  readonly response?: (response: Response) => unknown
}

/** Changes at the stages of a registration. */
export interface RegistrationTampering extends CeremonyTampering<RegistrationResponseJson> {
  /** Chooses the algorithm of the credential key from the requested COSE algorithm identifiers. */
  readonly algorithm?: (requested: readonly number[]) => Algorithm
  /** Changes the public key before it is encoded. */
  readonly coseKey?: (key: CoseMap) => CborValue
  /** Changes the encoded public key before it is attested. */
  readonly coseKeyBytes?: Change<Uint8Array>
  /** Changes the data that the statement attests. The response contains the original. */
  readonly attested?: Change<AttestationInput>
  /** Options of a format that was given by name. */
  readonly statementOptions?: StatementOptions
  /** Changes the attestation statement, unless it is an array. */
  readonly statement?: (statement: Map<string, CborValue>) => CborValue
  /** Changes the attestation object before it is encoded, for example `fmt` or `authData` after the signature. */
  readonly attestationObject?: (object: Map<string, CborValue>) => CborValue
  /** Changes the encoded attestation object. */
  readonly attestationObjectBytes?: Change<Uint8Array>
}

/** Changes at the stages of an authentication. */
export interface AuthenticationTampering extends CeremonyTampering<AuthenticationResponseJson> {
  /** Signs in place of the credential key. */
  readonly sign?: (data: Uint8Array, key: CredentialKey) => Uint8Array
  /** Changes the signature. */
  readonly signature?: Change<Uint8Array>
  /** Changes the authenticator data after it was signed. */
  readonly sentAuthenticatorData?: Change<Uint8Array>
}

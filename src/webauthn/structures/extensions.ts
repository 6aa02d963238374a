import { decodeBase64url } from '../bytes/base64url.js'
import type { CborMap, CborValue } from '../bytes/cbor.js'
import { isJsonObject, type JsonObject, type JsonValue, ownMember } from '../bytes/json.js'
import { MalformedInputError } from '../errors/engine-error.js'
import type { ClientExtensionResults } from './credential-json.js'

/**
 * What the extensions answered (§9, §10). Those of the authenticator are signed; those of the client are its own
 * claims. A member is `undefined` where the extension did not answer.
 */
export interface ExtensionOutputs {
  /** Client, authentication: whether the authenticator answered for the AppID (§10.1.1). */
  readonly appid: boolean | undefined
  /** Client, registration: whether credentials of the AppID were excluded too (§10.1.2). */
  readonly appidExclude: boolean | undefined
  /** Client, registration: properties of the new credential (§10.1.3). */
  readonly credProps: CredentialProperties | undefined
  /** Client: pseudo-random function (§10.1.4). */
  readonly prf: PrfOutput | undefined
  /** Client: large blob storage (§10.1.5). */
  readonly largeBlob: LargeBlobOutput | undefined
  /** Authenticator, registration: credential protection policy (CTAP 2.1 §12.1). */
  readonly credProtect: CredentialProtection | undefined
  /** Authenticator: whether the blob was stored, or the stored blob (CTAP 2.1 §12.2). */
  readonly credBlob: boolean | Uint8Array | undefined
  /** Authenticator, registration: the PIN length in Unicode code points it insists on (CTAP 2.1 §12.4). */
  readonly minPinLength: number | undefined
  /** Authenticator: whether it has a secret for the credential, or encrypted outputs (CTAP 2.1 §12.5). */
  readonly hmacSecret: boolean | Uint8Array | undefined
  /** Authenticator: how the user was verified, one to three methods (WebAuthn Level 2 §10.3). */
  readonly uvm: readonly UserVerificationMethod[] | undefined
  /**
   * Outputs of extensions that are not listed above, as data; a ceremony puts those here too that nobody asked for and
   * that have not the shape of their extension.
   */
  readonly others: { readonly client: ClientExtensionResults; readonly authenticator: CborMap }
}

/** Output of `credProps`. */
export interface CredentialProperties {
  /** Whether the credential is discoverable; `undefined` where the client does not know. */
  readonly rk: boolean | undefined
}

/** Output of `prf`, without its results: they are keys of the user's, and no business of a relying party's server. */
export interface PrfOutput {
  readonly enabled: boolean | undefined
  /** Whether the client sent results along. */
  readonly evaluated: boolean
}

/** Output of `largeBlob`. */
export interface LargeBlobOutput {
  readonly supported: boolean | undefined
  /** What was read; `undefined` also where the client did not turn it into base64url. */
  readonly blob: Uint8Array | undefined
  readonly written: boolean | undefined
}

/** 1: optional; 2: optional with a credential ID list; 3: user verification required. */
export type CredentialProtection = 1 | 2 | 3

/** Numbers of the FIDO registry of predefined values. */
export interface UserVerificationMethod {
  readonly userVerificationMethod: number
  readonly keyProtectionType: number
  readonly matcherProtectionType: number
}

const CLIENT_PATH = 'clientExtensionResults'
const AUTHENTICATOR_PATH = 'authenticatorData.extensions'
const CLIENT_OUTPUTS: readonly string[] = ['appid', 'appidExclude', 'credProps', 'prf', 'largeBlob']
const AUTHENTICATOR_OUTPUTS: readonly unknown[] = ['credProtect', 'credBlob', 'minPinLength', 'hmac-secret', 'uvm']
const NOTHING_SIGNED: CborMap = new Map()
const MAXIMUM_UVM_ENTRIES = 3

/**
 * Types the outputs of the known extensions and keeps the others as data.
 *
 * @param authenticator the extensions of the authenticator data
 * @throws MalformedInputError `extension_output_malformed`, `base64url_invalid`
 */
export function parseExtensionOutputs(
  client: ClientExtensionResults,
  authenticator: CborMap | undefined,
): ExtensionOutputs {
  const signed = authenticator ?? NOTHING_SIGNED
  return {
    appid: readFlag(client, 'appid', CLIENT_PATH),
    appidExclude: readFlag(client, 'appidExclude', CLIENT_PATH),
    credProps: readCredProps(client['credProps']),
    prf: readPrf(client['prf']),
    largeBlob: readLargeBlob(client['largeBlob']),
    credProtect: readCredProtect(signed.get('credProtect')),
    credBlob: readFlagOrBytes(signed, 'credBlob'),
    minPinLength: readMinPinLength(signed.get('minPinLength')),
    hmacSecret: readFlagOrBytes(signed, 'hmac-secret'),
    uvm: readUvm(signed.get('uvm')),
    others: { client: otherClientOutputs(client), authenticator: otherAuthenticatorOutputs(signed) },
  }
}

/** What the client says of the discoverability of a new credential (§10.1.3), where it says anything. */
export function discoverabilityIn(client: ClientExtensionResults): boolean | undefined {
  const credProps = client['credProps']
  const rk = isJsonObject(credProps) ? ownMember(credProps, 'rk') : undefined
  return typeof rk === 'boolean' ? rk : undefined
}

function readCredProps(value: JsonValue | undefined): CredentialProperties | undefined {
  const path = `${CLIENT_PATH}.credProps`
  const output = readObject(value, path)
  return output && { rk: readFlag(output, 'rk', path) }
}

function readPrf(value: JsonValue | undefined): PrfOutput | undefined {
  const path = `${CLIENT_PATH}.prf`
  const output = readObject(value, path)
  return output && { enabled: readFlag(output, 'enabled', path), evaluated: isPresent(ownMember(output, 'results')) }
}

function readLargeBlob(value: JsonValue | undefined): LargeBlobOutput | undefined {
  const path = `${CLIENT_PATH}.largeBlob`
  const output = readObject(value, path)
  if (output === undefined) return undefined
  const blob = ownMember(output, 'blob')
  return {
    supported: readFlag(output, 'supported', path),
    // Clients that serialise the ArrayBuffer itself send an empty object: the blob is lost, the ceremony is not.
    blob: typeof blob === 'string' ? decodeBase64url(blob, `${path}.blob`) : undefined,
    written: readFlag(output, 'written', path),
  }
}

function readCredProtect(value: CborValue | undefined): CredentialProtection | undefined {
  if (value === undefined || value === 1 || value === 2 || value === 3) return value
  return refuse(`${AUTHENTICATOR_PATH}.credProtect`)
}

function readMinPinLength(value: CborValue | undefined): number | undefined {
  if (value === undefined || (typeof value === 'number' && value >= 0)) return value
  return refuse(`${AUTHENTICATOR_PATH}.minPinLength`)
}

function readUvm(value: CborValue | undefined): UserVerificationMethod[] | undefined {
  const path = `${AUTHENTICATOR_PATH}.uvm`
  if (value === undefined) return undefined
  if (!Array.isArray(value) || value.length === 0 || value.length > MAXIMUM_UVM_ENTRIES) return refuse(path)
  return value.map((entry, i) => readUvmEntry(entry, `${path}[${i}]`))
}

function readUvmEntry(entry: CborValue, path: string): UserVerificationMethod {
  if (!Array.isArray(entry) || entry.length !== 3) return refuse(path)
  const [userVerificationMethod, keyProtectionType, matcherProtectionType] = entry.map((number) =>
    typeof number === 'number' && number >= 0 ? number : refuse(path),
  ) as [number, number, number]
  return { userVerificationMethod, keyProtectionType, matcherProtectionType }
}

function readFlagOrBytes(signed: CborMap, name: string): boolean | Uint8Array | undefined {
  const value = signed.get(name)
  if (value === undefined || typeof value === 'boolean' || value instanceof Uint8Array) return value
  return refuse(`${AUTHENTICATOR_PATH}.${name}`)
}

function readObject(value: JsonValue | undefined, path: string): JsonObject | undefined {
  if (!isPresent(value)) return undefined
  return isJsonObject(value) ? value : refuse(path)
}

function readFlag(object: JsonObject, name: string, path: string): boolean | undefined {
  const value = ownMember(object, name)
  if (!isPresent(value)) return undefined
  return typeof value === 'boolean' ? value : refuse(`${path}.${name}`)
}

/** Backends write `null` where the specification leaves a member out. */
function isPresent(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null
}

function otherClientOutputs(client: ClientExtensionResults): JsonObject {
  const others = Object.create(null) as JsonObject
  for (const [id, output] of Object.entries(client)) if (!CLIENT_OUTPUTS.includes(id)) others[id] = output
  return others
}

function otherAuthenticatorOutputs(signed: CborMap): CborMap {
  const others: CborMap = new Map()
  for (const [id, output] of signed) if (!AUTHENTICATOR_OUTPUTS.includes(id)) others.set(id, output)
  return others
}

function refuse(path: string): never {
  throw new MalformedInputError('extension_output_malformed', { path })
}

import { decodeBase64url } from '../bytes/base64url.js'
import type { CborValue } from '../bytes/cbor.js'
import { type CborOutputs, OpaqueCbor } from '../bytes/cbor-outputs.js'
import { isJsonObject, type JsonObject, type JsonValue, ownMember } from '../bytes/json.js'
import { MalformedInputError } from '../errors/engine-error.js'
import type { ClientExtensionResults } from './credential-json.js'

/**
 * Extension outputs (§9, §10). The authenticator signs its outputs; client outputs are unsigned claims. A member is
 * undefined if the response has no such output.
 */
export interface ExtensionOutputs {
  /** Client, authentication: whether the AppID was used instead of the RP ID (§10.1.1). */
  readonly appid: boolean | undefined
  /** Client, registration: whether credentials of the AppID were excluded as well (§10.1.2). */
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
  /** Authenticator, registration: the enforced minimum PIN length in Unicode code points (CTAP 2.1 §12.4). */
  readonly minPinLength: number | undefined
  /** Authenticator: whether the credential has an HMAC secret, or the encrypted outputs (CTAP 2.1 §12.5). */
  readonly hmacSecret: boolean | Uint8Array | undefined
  /** Authenticator: the one to three methods that verified the user (WebAuthn Level 2 §10.3). */
  readonly uvm: readonly UserVerificationMethod[] | undefined
  /**
   * Outputs of all other extensions. A ceremony also puts malformed outputs here if their extension was not
   * requested.
   */
  readonly others: { readonly client: ClientExtensionResults; readonly authenticator: CborOutputs }
}

/** The output of `credProps`. */
interface CredentialProperties {
  /** Whether the credential is discoverable. Undefined if the client does not know. */
  readonly rk: boolean | undefined
}

/**
 * The output of `prf` without its results, which are secret keys of the user and must not be processed by the server.
 */
interface PrfOutput {
  readonly enabled: boolean | undefined
  /** Whether the client sent results. */
  readonly evaluated: boolean
}

/** The output of `largeBlob`. */
interface LargeBlobOutput {
  readonly supported: boolean | undefined
  /** The blob that was read. Undefined also if the client did not encode it as base64url. */
  readonly blob: Uint8Array | undefined
  readonly written: boolean | undefined
}

/** 1: optional. 2: optional with a credential ID list. 3: user verification required. */
type CredentialProtection = 1 | 2 | 3

/** Values of the FIDO Registry of Predefined Values. */
interface UserVerificationMethod {
  readonly userVerificationMethod: number
  readonly keyProtectionType: number
  readonly matcherProtectionType: number
}

/** An output in the authenticator data, if present. */
type SignedOutput = CborValue | OpaqueCbor | undefined

const CLIENT_PATH = 'clientExtensionResults'
const AUTHENTICATOR_PATH = 'authenticatorData.extensions'
const CLIENT_OUTPUTS: readonly string[] = ['appid', 'appidExclude', 'credProps', 'prf', 'largeBlob']
const AUTHENTICATOR_OUTPUTS: readonly unknown[] = ['credProtect', 'credBlob', 'minPinLength', 'hmac-secret', 'uvm']
const NOTHING_SIGNED: CborOutputs = new Map()
const MAXIMUM_UVM_ENTRIES = 3

/**
 * Parses the outputs of known extensions and returns all others unchanged.
 *
 * @param authenticator the extensions in the authenticator data
 * @throws MalformedInputError `extension_output_malformed` or `base64url_invalid` when a known output is malformed, or
 *   an output is not plain CTAP2 CBOR
 */
export function parseExtensionOutputs(
  client: ClientExtensionResults,
  authenticator: CborOutputs | undefined,
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

/**
 * Returns whether the new credential is discoverable according to the client (§10.1.3), or undefined if not reported.
 */
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
    // Some clients serialise the ArrayBuffer as an empty object. The blob is lost, but the ceremony can continue.
    blob: typeof blob === 'string' ? decodeBase64url(blob, `${path}.blob`) : undefined,
    written: readFlag(output, 'written', path),
  }
}

function readCredProtect(value: SignedOutput): CredentialProtection | undefined {
  if (value === undefined || value === 1 || value === 2 || value === 3) return value
  return refuse(`${AUTHENTICATOR_PATH}.credProtect`)
}

function readMinPinLength(value: SignedOutput): number | undefined {
  if (value === undefined || (typeof value === 'number' && value >= 0)) return value
  return refuse(`${AUTHENTICATOR_PATH}.minPinLength`)
}

function readUvm(value: SignedOutput): UserVerificationMethod[] | undefined {
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

function readFlagOrBytes(signed: CborOutputs, name: string): boolean | Uint8Array | undefined {
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

/** Treats null as absent, because backends send `null` for members that the specification omits. */
function isPresent(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null
}

function otherClientOutputs(client: ClientExtensionResults): JsonObject {
  const others = Object.create(null) as JsonObject
  for (const [id, output] of Object.entries(client)) if (!CLIENT_OUTPUTS.includes(id)) others[id] = output
  return others
}

function otherAuthenticatorOutputs(signed: CborOutputs): CborOutputs {
  const others: CborOutputs = new Map()
  for (const [id, output] of signed) {
    if (AUTHENTICATOR_OUTPUTS.includes(id)) continue
    others.set(id, output instanceof OpaqueCbor ? refuse(`${AUTHENTICATOR_PATH}.${id}`) : output)
  }
  return others
}

function refuse(path: string): never {
  throw new MalformedInputError('extension_output_malformed', { path })
}

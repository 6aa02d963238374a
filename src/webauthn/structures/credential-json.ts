import type { CredentialId, UserHandle } from '../bytes/brand.js'
import { decodeBase64url } from '../bytes/base64url.js'
import { MAXIMUM_CBOR_LENGTH } from '../bytes/cbor.js'
import { type JsonObject, ownMember } from '../bytes/json.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { MAXIMUM_CLIENT_DATA_LENGTH } from './client-data.js'

/** How the authenticator is attached, as the client saw it (§5.4.5). Values nobody defined count as absent. */
export type AuthenticatorAttachment = 'platform' | 'cross-platform'

interface CredentialResponse {
  /** 1 byte or more; that it has at most 1023 is a step of the registration (§7.1 step 25). */
  readonly id: CredentialId
  readonly clientDataJson: Uint8Array
  readonly authenticatorAttachment: AuthenticatorAttachment | undefined
  readonly clientExtensionResults: ClientExtensionResults
}

/** Client extension outputs as sent, by extension identifier, on an object without a prototype. Nothing is verified. */
export type ClientExtensionResults = Readonly<JsonObject>

/** RegistrationResponseJSON (§5.1), decoded. */
export interface RegistrationResponse extends CredentialResponse {
  readonly attestationObject: Uint8Array
  /**
   * Transports as the client named them, without repetitions. Unknown names are kept too (§5.2.1): up to 16, of 1 to 32
   * printable ASCII characters each. What is beyond that is left out, and refuses no registration.
   */
  readonly transports: string[]
}

/** AuthenticationResponseJSON (§5.1), decoded. */
export interface AuthenticationResponse extends CredentialResponse {
  readonly authenticatorData: Uint8Array
  readonly signature: Uint8Array
  /** Absent also where the client sent an empty text. */
  readonly userHandle: UserHandle | undefined
}

/** A member that holds bytes: its name, its place in the response for errors, and the most bytes it may have. */
interface BytesMember {
  readonly name: string
  readonly path: string
  readonly maximumLength: number
}

/** Lengths are checked before anything is decoded. The longest signature is that of ML-DSA-87. */
const ID: BytesMember = { name: 'id', path: 'id', maximumLength: 1536 }
const CLIENT_DATA_JSON = memberOfResponse('clientDataJSON', MAXIMUM_CLIENT_DATA_LENGTH)
const ATTESTATION_OBJECT = memberOfResponse('attestationObject', MAXIMUM_CBOR_LENGTH)
const AUTHENTICATOR_DATA = memberOfResponse('authenticatorData', 8192)
const SIGNATURE = memberOfResponse('signature', 8192)
const USER_HANDLE = memberOfResponse('userHandle', 64)

function memberOfResponse(name: string, maximumLength: number): BytesMember {
  return { name, path: `response.${name}`, maximumLength }
}

const MAXIMUM_TRANSPORTS = 16
/** Every transport of §5.8.4 is such a name. Others are stored and handed to clients, so they stay short and plain. */
const TRANSPORT = /^[\x21-\x7e]{1,32}$/

/**
 * Reads a RegistrationResponseJSON. Only own members count. The copies of attested values that clients add
 * (`publicKey`, `publicKeyAlgorithm`, `authenticatorData`) are not looked at: the attestation object says them with a
 * signature.
 *
 * @throws MalformedInputError `response_malformed`, `base64url_invalid`, `bytes_too_long`
 */
export function parseRegistrationResponse(json: unknown): RegistrationResponse {
  const credential = readCredential(json)
  const response = readResponse(credential)
  refuseMember(response, SIGNATURE)
  refuseMember(response, USER_HANDLE)
  return {
    id: readId(credential),
    clientDataJson: readBytes(response, CLIENT_DATA_JSON),
    attestationObject: readBytes(response, ATTESTATION_OBJECT),
    transports: readTransports(response),
    authenticatorAttachment: readAttachment(credential),
    clientExtensionResults: readExtensionResults(credential),
  }
}

/**
 * Reads an AuthenticationResponseJSON. Only own members count.
 *
 * @throws MalformedInputError `response_malformed`, `base64url_invalid`, `bytes_too_long`
 */
export function parseAuthenticationResponse(json: unknown): AuthenticationResponse {
  const credential = readCredential(json)
  const response = readResponse(credential)
  return {
    id: readId(credential),
    clientDataJson: readBytes(response, CLIENT_DATA_JSON),
    authenticatorData: readBytes(response, AUTHENTICATOR_DATA),
    signature: readBytes(response, SIGNATURE),
    userHandle: readUserHandle(response),
    authenticatorAttachment: readAttachment(credential),
    clientExtensionResults: readExtensionResults(credential),
  }
}

/** An object of the JSON, of which nothing is known yet. */
type JsonNode = Readonly<Record<string, unknown>>

function readCredential(json: unknown): JsonNode {
  if (!isRecord(json)) return refuse('credential')
  return ownMember(json, 'type') === 'public-key' ? json : refuse('type')
}

function readResponse(credential: JsonNode): JsonNode {
  const response = ownMember(credential, 'response')
  return isRecord(response) ? response : refuse('response')
}

function readId(credential: JsonNode): CredentialId {
  const id = readBytes(credential, ID) as CredentialId
  // Base64url has one text for each value here, so equal bytes are equal texts.
  if (ownMember(credential, 'rawId') !== ownMember(credential, 'id')) refuse('rawId')
  return id
}

function readBytes(node: JsonNode, { name, path, maximumLength }: BytesMember): Uint8Array {
  const text = ownMember(node, name)
  if (typeof text !== 'string' || text === '') return refuse(path)
  if (text.length > Math.ceil((maximumLength * 4) / 3)) throw new MalformedInputError('bytes_too_long', { path })
  return decodeBase64url(text, path)
}

function readUserHandle(response: JsonNode): UserHandle | undefined {
  const text = optionalMember(response, USER_HANDLE.name)
  if (text === undefined || text === '') return undefined
  return readBytes(response, USER_HANDLE) as UserHandle
}

function readAttachment(credential: JsonNode): AuthenticatorAttachment | undefined {
  const attachment = optionalMember(credential, 'authenticatorAttachment')
  if (attachment !== undefined && typeof attachment !== 'string') refuse('authenticatorAttachment')
  return attachment === 'platform' || attachment === 'cross-platform' ? attachment : undefined
}

function readTransports(response: JsonNode): string[] {
  const transports = optionalMember(response, 'transports')
  if (transports === undefined) return []
  if (!Array.isArray(transports)) return refuse('response.transports')
  return [...new Set(transports.filter(isTransport))].slice(0, MAXIMUM_TRANSPORTS)
}

function isTransport(transport: unknown, i: number): transport is string {
  return typeof transport === 'string' ? TRANSPORT.test(transport) : refuse(`response.transports[${i}]`)
}

function readExtensionResults(credential: JsonNode): ClientExtensionResults {
  const results = optionalMember(credential, 'clientExtensionResults') ?? {}
  if (!isRecord(results)) return refuse('clientExtensionResults')
  return Object.assign(Object.create(null) as JsonObject, results)
}

function refuseMember(node: JsonNode, { name, path }: BytesMember): void {
  if (optionalMember(node, name) !== undefined) refuse(path)
}

/** Backends write `null` where the specification leaves a member out. */
function optionalMember(node: JsonNode, name: string): unknown {
  return ownMember(node, name) ?? undefined
}

function isRecord(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(path: string): never {
  throw new MalformedInputError('response_malformed', { path })
}

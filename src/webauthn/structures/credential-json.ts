import type { CredentialId, UserHandle } from '../bytes/brand.js'
import { decodeBase64url } from '../bytes/base64url.js'
import { MAXIMUM_CBOR_LENGTH } from '../bytes/cbor.js'
import { type JsonObject, ownMember } from '../bytes/json.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { MAXIMUM_CLIENT_DATA_LENGTH } from './client-data.js'

/** The authenticator attachment that the client reported (§5.4.5). Unknown values are treated as absent. */
type AuthenticatorAttachment = 'platform' | 'cross-platform'

interface CredentialResponse {
  /** At least one byte. The registration rejects IDs of more than 1023 bytes (§7.1 step 25). */
  readonly id: CredentialId
  readonly clientDataJson: Uint8Array
  readonly authenticatorAttachment: AuthenticatorAttachment | undefined
  readonly clientExtensionResults: ClientExtensionResults
}

/** Unverified client extension outputs by extension identifier, as received, in an object without a prototype. */
export type ClientExtensionResults = Readonly<JsonObject>

/** A decoded RegistrationResponseJSON (§5.1). */
export interface RegistrationResponse extends CredentialResponse {
  readonly attestationObject: Uint8Array
  /**
   * Transports that the client reported, without duplicates and including unknown names (§5.2.1). At most 16 names of
   * 1 to 32 printable ASCII characters are returned; others are dropped without an error.
   */
  readonly transports: string[]
}

/** A decoded AuthenticationResponseJSON (§5.1). */
export interface AuthenticationResponse extends CredentialResponse {
  readonly authenticatorData: Uint8Array
  readonly signature: Uint8Array
  /** Undefined also if the client sent an empty string. */
  readonly userHandle: UserHandle | undefined
}

/** A member that contains bytes: its name, its path in errors, and its maximum length in bytes. */
interface BytesMember {
  readonly name: string
  readonly path: string
  readonly maximumLength: number
}

/** Lengths are checked before decoding. ML-DSA-87 has the longest signature. */
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
/**
 * All transports of §5.8.4 match. The service stores unknown names and returns them to clients, so they must be short
 * and printable.
 */
const TRANSPORT = /^[\x21-\x7e]{1,32}$/

/**
 * Parses a RegistrationResponseJSON. Only own members are read. The unsigned copies `publicKey`, `publicKeyAlgorithm`
 * and `authenticatorData` are ignored in favour of the attestation object.
 *
 * @throws MalformedInputError `response_malformed`, `base64url_invalid` or `bytes_too_long`
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
 * Parses an AuthenticationResponseJSON. Only own members are read.
 *
 * @throws MalformedInputError `response_malformed`, `base64url_invalid` or `bytes_too_long`
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

/** An unvalidated JSON object. */
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
  // The accepted base64url is canonical, so equal texts mean equal bytes.
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

/** Returns undefined for null, because backends send `null` for members that the specification omits. */
function optionalMember(node: JsonNode, name: string): unknown {
  return ownMember(node, name) ?? undefined
}

function isRecord(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(path: string): never {
  throw new MalformedInputError('response_malformed', { path })
}

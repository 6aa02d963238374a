import type { CredentialId, UserHandle } from '../bytes/brand.js'
import { decodeBase64url } from '../bytes/base64url.js'
import { MAXIMUM_CBOR_LENGTH } from '../bytes/cbor.js'
import type { JsonObject } from '../bytes/json.js'
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
  /** Transports as the client named them, without repetitions; unknown names are kept (§5.2.1). */
  readonly transports: string[]
}

/** AuthenticationResponseJSON (§5.1), decoded. */
export interface AuthenticationResponse extends CredentialResponse {
  readonly authenticatorData: Uint8Array
  readonly signature: Uint8Array
  /** Absent also where the client sent an empty text. */
  readonly userHandle: UserHandle | undefined
}

/** Most bytes of each member, checked before anything is decoded. The longest signature is that of ML-DSA-87. */
const MAXIMUM_LENGTHS = {
  id: 1536,
  clientDataJson: MAXIMUM_CLIENT_DATA_LENGTH,
  attestationObject: MAXIMUM_CBOR_LENGTH,
  authenticatorData: 8192,
  signature: 8192,
  userHandle: 64,
} as const
const MAXIMUM_TRANSPORTS = 16
/** Printable ASCII: every transport of §5.8.4 is, and others are kept for whoever shows them. */
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
  const { response } = credential
  refuseMember(response, 'signature')
  refuseMember(response, 'userHandle')
  const { id, clientDataJson, authenticatorAttachment, clientExtensionResults } = readCommon(credential)
  return {
    id,
    clientDataJson,
    attestationObject: readBytes(response, 'attestationObject', MAXIMUM_LENGTHS.attestationObject),
    transports: readTransports(response),
    authenticatorAttachment,
    clientExtensionResults,
  }
}

/**
 * Reads an AuthenticationResponseJSON. Only own members count.
 *
 * @throws MalformedInputError `response_malformed`, `base64url_invalid`, `bytes_too_long`
 */
export function parseAuthenticationResponse(json: unknown): AuthenticationResponse {
  const credential = readCredential(json)
  const { response } = credential
  const { id, clientDataJson, authenticatorAttachment, clientExtensionResults } = readCommon(credential)
  return {
    id,
    clientDataJson,
    authenticatorData: readBytes(response, 'authenticatorData', MAXIMUM_LENGTHS.authenticatorData),
    signature: readBytes(response, 'signature', MAXIMUM_LENGTHS.signature),
    userHandle: readUserHandle(response),
    authenticatorAttachment,
    clientExtensionResults,
  }
}

/** An object of the JSON, with its place in it for errors: `''` or `response.`. */
interface JsonNode {
  readonly object: Readonly<Record<string, unknown>>
  readonly prefix: string
}

interface Credential {
  readonly root: JsonNode
  readonly response: JsonNode
}

function readCredential(json: unknown): Credential {
  if (!isRecord(json)) return refuse('credential')
  const root = { object: json, prefix: '' }
  if (ownMember(root, 'type') !== 'public-key') refuse('type')
  const response = ownMember(root, 'response')
  if (!isRecord(response)) return refuse('response')
  return { root, response: { object: response, prefix: 'response.' } }
}

function readCommon({ root, response }: Credential): CredentialResponse {
  const id = readBytes(root, 'id', MAXIMUM_LENGTHS.id) as CredentialId
  // Base64url has one text for each value here, so equal bytes are equal texts.
  if (ownMember(root, 'rawId') !== ownMember(root, 'id')) refuse('rawId')
  return {
    id,
    clientDataJson: readBytes(response, 'clientDataJSON', MAXIMUM_LENGTHS.clientDataJson),
    authenticatorAttachment: readAttachment(root),
    clientExtensionResults: readExtensionResults(root),
  }
}

function readBytes(node: JsonNode, name: string, maximumLength: number): Uint8Array {
  const path = node.prefix + name
  const text = ownMember(node, name)
  if (typeof text !== 'string' || text === '') return refuse(path)
  if (text.length > Math.ceil((maximumLength * 4) / 3)) throw new MalformedInputError('bytes_too_long', { path })
  return decodeBase64url(text, path)
}

function readUserHandle(response: JsonNode): UserHandle | undefined {
  const text = optionalMember(response, 'userHandle')
  if (text === undefined || text === '') return undefined
  return readBytes(response, 'userHandle', MAXIMUM_LENGTHS.userHandle) as UserHandle
}

function readAttachment(root: JsonNode): AuthenticatorAttachment | undefined {
  const attachment = optionalMember(root, 'authenticatorAttachment')
  if (attachment !== undefined && typeof attachment !== 'string') refuse('authenticatorAttachment')
  return attachment === 'platform' || attachment === 'cross-platform' ? attachment : undefined
}

function readTransports(response: JsonNode): string[] {
  const transports = optionalMember(response, 'transports')
  if (transports === undefined) return []
  if (!Array.isArray(transports) || transports.length > MAXIMUM_TRANSPORTS) return refuse('response.transports')
  return [...new Set(transports.map((transport, i) => readTransport(transport, `response.transports[${i}]`)))]
}

function readTransport(transport: unknown, path: string): string {
  return typeof transport === 'string' && TRANSPORT.test(transport) ? transport : refuse(path)
}

function readExtensionResults(root: JsonNode): ClientExtensionResults {
  const results = optionalMember(root, 'clientExtensionResults') ?? {}
  if (!isRecord(results)) return refuse('clientExtensionResults')
  return Object.assign(Object.create(null) as JsonObject, results)
}

function refuseMember(node: JsonNode, name: string): void {
  if (optionalMember(node, name) !== undefined) refuse(node.prefix + name)
}

/** Backends write `null` where the specification leaves a member out. */
function optionalMember(node: JsonNode, name: string): unknown {
  return ownMember(node, name) ?? undefined
}

/** Never reads what a prototype offers. */
function ownMember({ object }: JsonNode, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(path: string): never {
  throw new MalformedInputError('response_malformed', { path })
}

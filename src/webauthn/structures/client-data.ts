import { isJsonObject, type JsonObject, type JsonValue, parseStrictJson } from '../bytes/json.js'
import { decodeUtf8StrippingBom } from '../bytes/utf8.js'
import { MalformedInputError } from '../errors/engine-error.js'

/** The members of CollectedClientData (§5.8.1) that a relying party verifies. Other members are ignored. */
export interface ClientData {
  readonly type: string
  /** base64url, as received. */
  readonly challenge: string
  readonly origin: string
  readonly crossOrigin: boolean | undefined
  readonly topOrigin: string | undefined
}

/** The maximum length of client data in bytes. Browsers send a few hundred. */
export const MAXIMUM_CLIENT_DATA_LENGTH = 8192
const PATH = 'response.clientDataJSON'

/**
 * Decodes client data as strict UTF-8 with an optional byte order mark (§7.1 step 5, §7.2 step 8).
 *
 * @throws MalformedInputError `bytes_too_long` or `utf8_invalid`
 */
export function decodeClientData(bytes: Uint8Array, path = PATH): string {
  if (bytes.length > MAXIMUM_CLIENT_DATA_LENGTH) throw new MalformedInputError('bytes_too_long', { path })
  return decodeUtf8StrippingBom(bytes, path)
}

/**
 * Parses the text of client data as JSON without duplicate members (§7.1 step 6, §7.2 step 9). Some clients send `null`
 * for `crossOrigin` and `topOrigin` where the specification omits the member, so `null` means absent there.
 *
 * @throws MalformedInputError `json_*` when the JSON is invalid, `client_data_malformed` when a member is missing
 *   or has the wrong type
 */
export function parseClientDataText(text: string, path = PATH): ClientData {
  const json = parseStrictJson(text, path)
  if (!isJsonObject(json)) throw new MalformedInputError('client_data_malformed', { path })
  return {
    type: requiredText(json, 'type', path),
    challenge: requiredText(json, 'challenge', path),
    origin: requiredText(json, 'origin', path),
    crossOrigin: optionalBoolean(json, 'crossOrigin', path),
    topOrigin: isAbsent(json['topOrigin']) ? undefined : requiredText(json, 'topOrigin', path),
  }
}

/** Decodes and parses client data with {@link decodeClientData} and {@link parseClientDataText}. */
export function parseClientData(bytes: Uint8Array, path = PATH): ClientData {
  return parseClientDataText(decodeClientData(bytes, path), path)
}

function requiredText(json: JsonObject, name: string, path: string): string {
  const value = json[name]
  if (typeof value !== 'string') throw new MalformedInputError('client_data_malformed', { path: `${path}.${name}` })
  return value
}

function optionalBoolean(json: JsonObject, name: string, path: string): boolean | undefined {
  const value = json[name]
  if (isAbsent(value)) return undefined
  if (typeof value === 'boolean') return value
  throw new MalformedInputError('client_data_malformed', { path: `${path}.${name}` })
}

function isAbsent(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null
}

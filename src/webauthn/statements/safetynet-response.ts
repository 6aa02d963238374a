import { decodeBase64, decodeBase64url } from '../bytes/base64url.js'
import type { NonEmpty } from '../bytes/brand.js'
import { isJsonObject, type JsonObject, type JsonValue, parseStrictJson } from '../bytes/json.js'
import { decodeUtf8 } from '../bytes/utf8.js'
import { type Certificate, parseCertificate } from '../crypto/certificate.js'
import { MAX_PATH_CERTIFICATES } from '../crypto/certificate-path.js'
import { MalformedInputError } from '../errors/engine-error.js'

/** A response of the SafetyNet service: a JWS in compact serialization (RFC 7515). */
export interface SafetyNetResponse {
  /** The header parameter `alg`. */
  readonly algorithm: string
  /** The header parameter `x5c`, leaf first. */
  readonly trustPath: NonEmpty<Certificate>
  /** The JWS signing input: the encoded header, a dot and the encoded payload. */
  readonly signedBytes: Uint8Array
  readonly signature: Uint8Array
  readonly nonce: string
  /** The time of the response in milliseconds since 1970. */
  readonly timestampMillis: number | undefined
  /** Absent if the service could not evaluate the device. */
  readonly ctsProfileMatch: boolean | undefined
}

/**
 * Parses a response of the SafetyNet service without verifying it.
 *
 * @throws MalformedInputError `safetynet_response_malformed`, `base64url_invalid`, `base64_invalid`, `utf8_invalid`,
 *   `json_*`, and like {@link parseCertificate}
 */
export function parseSafetyNetResponse(bytes: Uint8Array, path: string): SafetyNetResponse {
  const text = decodeUtf8(bytes, path)
  const [header, payload, signature, ...more] = text.split('.')
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) throw malformed(path)
  return {
    ...readHeader(parsePart(header, `${path}.header`), `${path}.header`),
    ...readPayload(parsePart(payload, `${path}.payload`), `${path}.payload`),
    signedBytes: Buffer.from(`${header}.${payload}`, 'latin1'),
    signature: decodeBase64url(signature, `${path}.signature`),
  }
}

function parsePart(part: string, path: string): JsonObject {
  const value = parseStrictJson(decodeUtf8(decodeBase64url(part, path), path), path)
  if (!isJsonObject(value)) throw malformed(path)
  return value
}

function readHeader(header: JsonObject, path: string): Pick<SafetyNetResponse, 'algorithm' | 'trustPath'> {
  const { alg, x5c, crit } = header as Readonly<Record<'alg' | 'x5c' | 'crit', JsonValue | undefined>>
  // The recipient must understand every extension that `crit` lists (RFC 7515 §4.1.11). The engine supports none of them.
  if (crit !== undefined) throw malformed(`${path}.crit`)
  if (typeof alg !== 'string') throw malformed(`${path}.alg`)
  if (!Array.isArray(x5c) || x5c.length > MAX_PATH_CERTIFICATES) throw malformed(`${path}.x5c`)
  const [leaf, ...issuers] = x5c.map((item, index) => {
    const itemPath = `${path}.x5c[${index}]`
    return parseCertificate(decodeBase64(item, itemPath), itemPath)
  })
  if (leaf === undefined) throw malformed(`${path}.x5c`)
  return { algorithm: alg, trustPath: [leaf, ...issuers] }
}

type Payload = Pick<SafetyNetResponse, 'nonce' | 'timestampMillis' | 'ctsProfileMatch'>

function readPayload(payload: JsonObject, path: string): Payload {
  const members = payload as Readonly<Record<'nonce' | 'timestampMs' | 'ctsProfileMatch', JsonValue | undefined>>
  const { nonce, timestampMs, ctsProfileMatch } = members
  if (typeof nonce !== 'string') throw malformed(`${path}.nonce`)
  if (timestampMs !== undefined && typeof timestampMs !== 'number') throw malformed(`${path}.timestampMs`)
  if (ctsProfileMatch !== undefined && typeof ctsProfileMatch !== 'boolean') throw malformed(`${path}.ctsProfileMatch`)
  return { nonce, timestampMillis: timestampMs, ctsProfileMatch }
}

function malformed(path: string): MalformedInputError {
  return new MalformedInputError('safetynet_response_malformed', { path })
}

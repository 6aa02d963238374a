import { decodeBase64, decodeBase64url } from '../bytes/base64url.js'
import type { NonEmpty } from '../bytes/brand.js'
import { isJsonObject, type JsonObject, type JsonValue, parseStrictJson } from '../bytes/json.js'
import { decodeUtf8 } from '../bytes/utf8.js'
import { type Certificate, parseCertificate } from '../crypto/certificate.js'
import { MAX_PATH_CERTIFICATES } from '../crypto/certificate-path.js'
import { MalformedInputError } from '../errors/engine-error.js'

/** A response of the SafetyNet service: a JWS (RFC 7515) in compact serialisation. */
export interface SafetyNetResponse {
  /** `alg` of the header. */
  readonly algorithm: string
  /** From the header's `x5c`, leaf first. */
  readonly trustPath: NonEmpty<Certificate>
  /** What is signed: header and payload as they were sent. */
  readonly signedBytes: Uint8Array
  readonly signature: Uint8Array
  readonly nonce: string
  /** When the service answered, in milliseconds since 1970. */
  readonly timestampMillis: number | undefined
  /** Absent where the service could not tell. */
  readonly ctsProfileMatch: boolean | undefined
}

/**
 * Parses a response of the SafetyNet service. Nothing is verified.
 *
 * @throws MalformedInputError `safetynet_response_malformed`, `base64url_invalid`, `base64_invalid`, `utf8_invalid`,
 *   `json_*`, and as {@link parseCertificate}
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
  // Members listed as critical must be understood (RFC 7515 §4.1.11), and none is here.
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

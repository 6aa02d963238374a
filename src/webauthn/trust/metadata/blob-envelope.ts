import { decodeBase64, decodeBase64url } from '../../bytes/base64url.js'
import type { NonEmpty } from '../../bytes/brand.js'
import { parseStrictJson } from '../../bytes/json.js'
import { decodeUtf8 } from '../../bytes/utf8.js'
import { type Certificate, parseCertificate } from '../../crypto/certificate.js'
import { MAX_PATH_CERTIFICATES } from '../../crypto/certificate-path.js'
import { MalformedInputError } from '../../errors/engine-error.js'
import type { CoseAlgorithmId } from '../../structures/cose-algorithm.js'
import { malformed, Members } from './members.js'

/** The unverified parts of a BLOB (MDS 3.1 §3.1.7, RFC 7515 §7.1). */
export interface BlobEnvelope {
  readonly header: Members
  /** The JWS signing input: the encoded header, a dot and the encoded payload. */
  readonly signedText: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

/** Maximum length of a BLOB in characters. The published BLOB has a few megabytes, mostly icons. */
export const LONGEST_BLOB = 64 * 1024 * 1024
const LONGEST_HEADER = 256 * 1024

/**
 * The accepted signature algorithms by their JWS names (RFC 7518, RFC 8037). The list excludes `none` and all
 * algorithms with a secret key (HMAC).
 */
const ALGORITHMS: ReadonlyMap<string, CoseAlgorithmId> = new Map<string, CoseAlgorithmId>([
  ['ES256', -7],
  ['ES384', -35],
  ['ES512', -36],
  ['EdDSA', -8],
  ['RS256', -257],
  ['RS384', -258],
  ['RS512', -259],
  ['PS256', -37],
  ['PS384', -38],
  ['PS512', -39],
])

/**
 * Decodes a compact JWS: exactly three parts of strict base64url, and a JSON header without `crit`. Ignores white space
 * around the text, such as the newline at the end of a file.
 *
 * @throws MalformedInputError `bytes_too_long`, `base64url_invalid`, `utf8_invalid`, `json_*`, `metadata_blob_malformed`
 */
export function parseEnvelope(blob: string, path: string): BlobEnvelope {
  if (blob.length > LONGEST_BLOB) throw new MalformedInputError('bytes_too_long', { path })
  const text = blob.trim()
  const [header = '', payload = '', signature = '', ...more] = text.split('.', 4)
  if (header === '' || payload === '' || signature === '' || more.length > 0) throw malformed(path)
  if (header.length > LONGEST_HEADER) throw new MalformedInputError('bytes_too_long', { path: `${path}.header` })
  return {
    header: readHeader(decodeBase64url(header, `${path}.header`), `${path}.header`),
    signedText: Buffer.from(`${header}.${payload}`, 'latin1'),
    payload: decodeBase64url(payload, `${path}.payload`),
    signature: decodeBase64url(signature, `${path}.signature`),
  }
}

/** Rejects `crit`, which lists extensions that the recipient must understand (RFC 7515 §4.1.11). */
function readHeader(bytes: Uint8Array, path: string): Members {
  const header = new Members(parseStrictJson(decodeUtf8(bytes, path), path), path)
  if (header.has('crit')) throw malformed(header.pathOf('crit'))
  return header
}

/** Returns the COSE algorithm of the header parameter `alg`, if it is accepted. */
export function findAlgorithm(header: Members): CoseAlgorithmId | undefined {
  const name = header.json['alg']
  return typeof name === 'string' ? ALGORITHMS.get(name) : undefined
}

/**
 * Parses the certificates of the header parameter `x5c`, signer first.
 *
 * @throws MalformedInputError `metadata_blob_malformed`, `base64_invalid`, and like {@link parseCertificate}
 */
export function readCertificates(header: Members): NonEmpty<Certificate> {
  const list = header.list('x5c')
  if (list.length > MAX_PATH_CERTIFICATES) throw malformed(header.pathOf('x5c'))
  const [signer, ...issuers] = list.map((value, index) => {
    const path = `${header.pathOf('x5c')}[${index}]`
    return parseCertificate(decodeBase64(value, path), path)
  })
  if (signer === undefined) throw malformed(header.pathOf('x5c'))
  return [signer, ...issuers]
}

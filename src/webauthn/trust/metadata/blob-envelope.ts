import { decodeBase64, decodeBase64url } from '../../bytes/base64url.js'
import type { NonEmpty } from '../../bytes/brand.js'
import { parseStrictJson } from '../../bytes/json.js'
import { decodeUtf8 } from '../../bytes/utf8.js'
import { type Certificate, parseCertificate } from '../../crypto/certificate.js'
import { MAX_PATH_CERTIFICATES } from '../../crypto/certificate-path.js'
import { MalformedInputError } from '../../errors/engine-error.js'
import type { CoseAlgorithmId } from '../../structures/cose-algorithm.js'
import { malformed, Members } from './members.js'

/** A BLOB taken apart (MDS 3.1 §3.1.7, RFC 7515 §7.1). Nothing of it has been verified. */
export interface BlobEnvelope {
  readonly header: Members
  /** What is signed: header and payload as they stand in the text. */
  readonly signedText: Uint8Array
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

/** The published BLOB has a few megabytes, most of them icons. */
export const LONGEST_BLOB = 64 * 1024 * 1024
const LONGEST_HEADER = 256 * 1024

/**
 * The algorithms a BLOB may be signed with, by their JWS names (RFC 7518, RFC 8037). None of them has a secret key, and
 * `none` is not one of them.
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
 * Takes a compact JWS apart: exactly three parts of strict base64url, a JSON header without `crit`. Whitespace around
 * the text, as a file may have it at its end, is no part of it.
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

/** RFC 7515 §4.1.11: `crit` names extensions that must be understood, and none is. */
function readHeader(bytes: Uint8Array, path: string): Members {
  const header = new Members(parseStrictJson(decodeUtf8(bytes, path), path), path)
  if (header.has('crit')) throw malformed(header.pathOf('crit'))
  return header
}

/** The COSE algorithm that the header's `alg` is, if it is an accepted one. */
export function findAlgorithm(header: Members): CoseAlgorithmId | undefined {
  const name = header.json['alg']
  return typeof name === 'string' ? ALGORITHMS.get(name) : undefined
}

/**
 * The certificates of the header's `x5c`, that of the signer first.
 *
 * @throws MalformedInputError `metadata_blob_malformed`, `base64_invalid`, and as parseCertificate
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

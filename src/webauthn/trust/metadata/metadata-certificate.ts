import { decodeBase64 } from '../../bytes/base64url.js'
import type { JsonValue } from '../../bytes/json.js'
import { type Certificate, parseCertificate } from '../../crypto/certificate.js'
import { malformed } from './members.js'

/** No certificate of an authenticator comes near this. */
const LONGEST_TEXT = 0x1_0000

/**
 * Reads a certificate out of metadata: base64 of its DER. Published metadata wraps and indents that text, so whitespace
 * in it is passed over; everything else must be canonical.
 *
 * @throws MalformedInputError `metadata_blob_malformed`, `base64_invalid`, and as {@link parseCertificate}
 */
export function readCertificate(value: JsonValue | undefined, path: string): Certificate {
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) throw malformed(path)
  return parseCertificate(decodeBase64(value.replace(/[ \t\r\n]/g, ''), path), path)
}

import { decodeBase64 } from '../../bytes/base64url.js'
import type { JsonValue } from '../../bytes/json.js'
import { type Certificate, parseCertificate } from '../../crypto/certificate.js'
import { malformed } from './members.js'

/** Maximum length in characters, far above any certificate of an authenticator. */
const LONGEST_TEXT = 0x1_0000

/**
 * Parses a certificate in metadata: the base64 of its DER. Ignores white space, because published metadata wraps and
 * indents the text. Otherwise the base64 must be canonical.
 *
 * @throws MalformedInputError `metadata_blob_malformed`, `base64_invalid`, and like {@link parseCertificate}
 */
export function readCertificate(value: JsonValue | undefined, path: string): Certificate {
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) throw malformed(path)
  return parseCertificate(decodeBase64(value.replace(/[ \t\r\n]/g, ''), path), path)
}

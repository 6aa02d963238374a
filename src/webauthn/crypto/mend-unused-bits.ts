import { WRONG_UNUSED_BITS } from './misencoded-certificates.data.js'

/**
 * The length of the signatures of those certificates. The octet before the signature contains the number of unused
 * bits.
 */
const SIGNATURE_OCTETS = 256

/**
 * Corrects the number of unused bits in the signature of a known misencoded certificate. All other certificates with
 * such an octet are rejected. The octet is not covered by the signature. The certificate is identified by the hash of
 * all its bytes, so the correction cannot make another certificate valid.
 *
 * @param der modified in place
 * @param digest SHA-256 of `der` in hexadecimal
 */
export function mendUnusedBits(
  der: Uint8Array,
  digest: string,
  known: ReadonlySet<string> = WRONG_UNUSED_BITS,
): Uint8Array {
  if (known.has(digest)) der[der.length - SIGNATURE_OCTETS - 1] = 0
  return der
}

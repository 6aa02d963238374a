import { WRONG_UNUSED_BITS } from './misencoded-certificates.data.js'

/** The signature of those certificates, and before it the octet that counts the unused bits. */
const SIGNATURE_OCTETS = 256

/**
 * Sets the number of unused bits of the signature to 0 in a certificate that is known to have it wrong. Every other
 * one with such an octet is refused. The octet is not signed, and the certificate is known by all of its bytes, so
 * nobody can use this to pass off another.
 *
 * @param der changed in place
 * @param digest SHA-256 of `der`, in hexadecimal
 */
export function mendUnusedBits(
  der: Uint8Array,
  digest: string,
  known: ReadonlySet<string> = WRONG_UNUSED_BITS,
): Uint8Array {
  if (known.has(digest)) der[der.length - SIGNATURE_OCTETS - 1] = 0
  return der
}

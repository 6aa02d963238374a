import { DER_TAG, readDer } from '../../bytes/der.js'
import { readOctetAlignedBits } from '../../bytes/der-values.js'
import type { Certificate } from '../../crypto/certificate.js'
import { digest } from '../../crypto/hash.js'

/**
 * Computes the key identifier by which metadata lists U2F authenticators (MDS 3.1 §3.1.1): the SHA-1 hash of the public
 * key bits (RFC 5280 §4.2.1.2, method 1) in lower-case hex. It only selects an entry and proves nothing.
 */
export function keyIdentifierOf({ spki }: Certificate): string {
  const reader = readDer(spki, 'subjectPublicKeyInfo')
  reader.read(DER_TAG.sequence)
  return Buffer.from(digest('sha1', readOctetAlignedBits(reader))).toString('hex')
}

import { createHmac, hash } from 'node:crypto'

/** Returns the SHA-256 hash (32 bytes) of bytes or of a string in UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(hash('sha256', data, 'buffer'))
}

/** Returns the HMAC-SHA-512 (RFC 2104, 64 bytes) of bytes or of a string in UTF-8. */
export function hmacSha512(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHmac('sha512', key).update(data).digest())
}

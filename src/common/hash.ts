import { createHash, createHmac } from 'node:crypto'

/** Returns the SHA-256 hash (32 bytes) of bytes or of a string in UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

/** Returns the HMAC-SHA-512 (RFC 2104, 64 bytes) of bytes or of a string in UTF-8. */
export function hmacSha512(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHmac('sha512', key).update(data).digest())
}

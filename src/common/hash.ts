import { createHash, createHmac } from 'node:crypto'

/** SHA-256 of bytes, or of the UTF-8 of a text: 32 bytes. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

/** HMAC with SHA-512 (RFC 2104) of bytes, or of the UTF-8 of a text: 64 bytes. */
export function hmacSha512(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHmac('sha512', key).update(data).digest())
}

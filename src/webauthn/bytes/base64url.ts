import { MalformedInputError } from '../errors/engine-error.js'
import { ownBytes } from './copy.js'
import { decodeCanonical } from './memory.js'

/**
 * Decodes base64url as WebAuthn uses it (WebAuthn §3, RFC 4648 §5). Only the canonical encoding is accepted: no
 * padding, no whitespace, and zero bits after the last byte. The result shares its buffer with other values of the
 * engine, so use it inside the engine only.
 *
 * @throws MalformedInputError `base64url_invalid` when `text` is not a string or not canonical base64url
 */
export function decodeBase64url(text: unknown, path: string): Uint8Array {
  const bytes = typeof text === 'string' ? decodeCanonical(text, 'base64url') : undefined
  if (bytes === undefined) throw new MalformedInputError('base64url_invalid', { path })
  return bytes
}

/**
 * Decodes base64url as WebAuthn uses it (WebAuthn §3, RFC 4648 §5). Only the canonical encoding is accepted: no
 * padding, no whitespace, and zero bits after the last byte. The result has its own buffer.
 *
 * @param path the name of the value in errors, e.g. `user.handle`
 * @throws MalformedInputError `base64url_invalid` when `text` is not a string or not canonical base64url
 */
export function decodeOwnBase64url(text: unknown, path: string): Uint8Array {
  return ownBytes(decodeBase64url(text, path))
}

/** Encodes bytes as base64url without padding (RFC 4648 §5). */
export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Returns whether `text` is the base64url encoding of `bytes`. Runs in constant time for texts of equal length. */
export function isBase64urlOf(text: string, bytes: Uint8Array): boolean {
  if (text.length !== Math.ceil((bytes.length * 4) / 3)) return false
  let difference = 0
  for (let i = 0; i < text.length; i++) {
    // The six bits of a digit span up to two bytes. The second byte may be past the end.
    const bit = 6 * i
    const pair = ((bytes[bit >> 3] as number) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    const digit = (pair >> (10 - (bit & 7))) & 0x3f
    difference |= ALPHABET.charCodeAt(digit) ^ text.charCodeAt(i)
  }
  return difference === 0
}

/**
 * Decodes padded base64 (RFC 4648 §4), as used for certificates in `x5c` (RFC 7515 §4.1.6) and in metadata.
 *
 * @throws MalformedInputError `base64_invalid` when `text` is not a string or not canonical base64
 */
export function decodeBase64(text: unknown, path: string): Uint8Array {
  const bytes = typeof text === 'string' ? decodeCanonical(text, 'base64') : undefined
  if (bytes === undefined) throw new MalformedInputError('base64_invalid', { path })
  return bytes
}

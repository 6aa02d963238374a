import { MalformedInputError } from '../errors/engine-error.js'
import { ownBytes } from './copy.js'
import { decodeCanonical } from './memory.js'

/**
 * Decodes base64url (RFC 4648 §5) as WebAuthn §3 uses it: no padding, no whitespace, no other alphabet, and zero bits
 * after the last byte, so that a value has exactly one text. For use inside the engine: the bytes share a buffer.
 *
 * @throws MalformedInputError `base64url_invalid` also when `text` is not a string
 */
export function decodeBase64url(text: unknown, path: string): Uint8Array {
  const bytes = typeof text === 'string' ? decodeCanonical(text, 'base64url') : undefined
  if (bytes === undefined) throw new MalformedInputError('base64url_invalid', { path })
  return bytes
}

/**
 * Decodes base64url as WebAuthn §3 uses it: no padding, no whitespace, no other alphabet, and zero bits after the last
 * byte, so that a value has exactly one text. The bytes are in a buffer of their own.
 *
 * @param path names the text in errors, e.g. `user.handle`
 * @throws MalformedInputError `base64url_invalid` also when `text` is not a string
 */
export function decodeOwnBase64url(text: unknown, path: string): Uint8Array {
  return ownBytes(decodeBase64url(text, path))
}

/** Base64url without padding (RFC 4648 §5). */
export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Whether `text` is the base64url of `bytes`. Takes the same time wherever they differ; the lengths are not secret. */
export function isBase64urlOf(text: string, bytes: Uint8Array): boolean {
  if (text.length !== Math.ceil((bytes.length * 4) / 3)) return false
  let difference = 0
  for (let i = 0; i < text.length; i++) {
    // Six bits of two bytes, of which the second may lie behind the end.
    const bit = 6 * i
    const pair = ((bytes[bit >> 3] as number) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    const digit = (pair >> (10 - (bit & 7))) & 0x3f
    difference |= ALPHABET.charCodeAt(digit) ^ text.charCodeAt(i)
  }
  return difference === 0
}

/**
 * Decodes base64 (RFC 4648 §4) with its padding: certificates in JSON (`x5c` of RFC 7515 §4.1.6, metadata) use it.
 *
 * @throws MalformedInputError `base64_invalid`
 */
export function decodeBase64(text: unknown, path: string): Uint8Array {
  const bytes = typeof text === 'string' ? decodeCanonical(text, 'base64') : undefined
  if (bytes === undefined) throw new MalformedInputError('base64_invalid', { path })
  return bytes
}

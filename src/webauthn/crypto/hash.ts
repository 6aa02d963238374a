import { hash } from 'node:crypto'
import type { Sha256 } from '../bytes/brand.js'
import type { HashName } from '../structures/cose-algorithm.js'

/** Computes SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Sha256 {
  return bytesOf(hash('sha256', bytes, 'binary')) as Sha256
}

/** Computes SHA-256 of the UTF-8 encoding of a text. */
export function sha256Text(text: string): Sha256 {
  return bytesOf(hash('sha256', text, 'binary')) as Sha256
}

/** Hashes the concatenation of the chunks. */
export function digest(name: HashName, ...chunks: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = chunks
  const input = first !== undefined && rest.length === 0 ? first : Buffer.concat(chunks)
  return bytesOf(hash(name, input, 'binary'))
}

/**
 * Converts a binary string. For short digests, this takes a third of the time that a Buffer from `node:crypto` does.
 */
function bytesOf(digest: string): Uint8Array {
  const bytes = new Uint8Array(digest.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = digest.charCodeAt(i)
  return bytes
}

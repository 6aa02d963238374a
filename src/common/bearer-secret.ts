import { timingSafeEqual } from 'node:crypto'
import { sha256 } from './hash.js'
import type { Random } from './random.js'

/** The parts of a bearer secret: the id locates the stored record, which holds only a hash of the secret. */
export interface BearerSecret {
  readonly id: string
  readonly secret: string
}

/** In bytes. */
const SECRET_LENGTH = 32

/** Compared when no hash is stored, so that an unknown id takes as long as a wrong secret. */
const MISSING_HASH = new Uint8Array(32)

/**
 * Creates a bearer secret with random parts in hexadecimal. The secret has 32 bytes.
 *
 * @param idLength the length of the id in bytes
 */
export function createBearerSecret(random: Random, idLength: number): BearerSecret {
  const hexadecimal = (length: number) => Buffer.from(random.bytes(length)).toString('hex')
  return { id: hexadecimal(idLength), secret: hexadecimal(SECRET_LENGTH) }
}

/**
 * Splits a bearer secret into its parts. Returns undefined when the text does not match.
 *
 * @param format its first group captures the id, its second group the secret
 */
export function parseBearerSecret(text: string, format: RegExp): BearerSecret | undefined {
  const [, id, secret] = format.exec(text) ?? []
  return id === undefined || secret === undefined ? undefined : { id, secret }
}

/** Returns the hash to store for a secret. SHA-256 suffices because the secret is long and random. */
export function hashSecret(secret: string): Uint8Array {
  return sha256(secret)
}

/** Compares a secret with a stored hash in constant time, whether or not a hash is stored. */
export function matchesSecretHash(secret: string, storedHash: Uint8Array | undefined): boolean {
  return timingSafeEqual(hashSecret(secret), storedHash ?? MISSING_HASH) && storedHash !== undefined
}

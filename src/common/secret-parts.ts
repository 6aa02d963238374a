import { timingSafeEqual } from 'node:crypto'
import { sha256 } from './hash.js'
import type { Random } from './random.js'

/** A text that lets in whoever has it has two parts: the id finds what is kept, which holds the secret as a hash only. */
export interface SecretParts {
  readonly id: string
  readonly secret: string
}

/** In bytes. */
const SECRET_LENGTH = 32

/** What is compared where nothing is kept, so that finding nothing takes no shorter. */
const NO_HASH = new Uint8Array(32)

/** New parts in hexadecimal, with a secret of 32 bytes. */
export function drawSecretParts(random: Random, idLength: number): SecretParts {
  const draw = (length: number) => Buffer.from(random.bytes(length)).toString('hex')
  return { id: draw(idLength), secret: draw(SECRET_LENGTH) }
}

/** The parts in a text; undefined where it is not of this form, whose two groups are the id and the secret. */
export function findSecretParts(text: string, form: RegExp): SecretParts | undefined {
  const [, id, secret] = form.exec(text) ?? []
  return id === undefined || secret === undefined ? undefined : { id, secret }
}

/** What is kept of a secret: its SHA-256. It is long and random, so nothing is gained by a slower hash. */
export function hashOfSecret(secret: string): Uint8Array {
  return sha256(secret)
}

/** Whether a secret is the one that is kept. Takes the same time for every secret, kept or not. */
export function isKeptSecret(secret: string, kept: Uint8Array | undefined): boolean {
  return timingSafeEqual(hashOfSecret(secret), kept ?? NO_HASH) && kept !== undefined
}

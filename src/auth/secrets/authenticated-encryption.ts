import { createCipheriv, createDecipheriv } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
/** In bytes. */
export const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/** How something is sealed, and opened again. */
export interface Seal {
  /** 32 bytes. */
  readonly key: Uint8Array
  /** What the content belongs to: sealed with one label, it does not open with another. */
  readonly label: string
}

/**
 * Encrypts and authenticates (AES-256-GCM, NIST SP 800-38D): nonce, ciphertext, tag.
 *
 * @param nonce 12 random bytes, never twice with one key
 */
export function seal(content: Uint8Array, { key, label }: Seal, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH })
  cipher.setAAD(Buffer.from(label))
  return new Uint8Array(Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]))
}

/** The content; undefined when it was sealed with another key or label, or was changed since. */
export function unseal(sealed: Uint8Array, { key, label }: Seal): Uint8Array | undefined {
  if (sealed.length < NONCE_LENGTH + TAG_LENGTH) return undefined
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_LENGTH), { authTagLength: TAG_LENGTH })
  decipher.setAAD(Buffer.from(label))
  decipher.setAuthTag(sealed.subarray(-TAG_LENGTH))
  try {
    const content = decipher.update(sealed.subarray(NONCE_LENGTH, -TAG_LENGTH))
    return new Uint8Array(Buffer.concat([content, decipher.final()]))
  } catch {
    return undefined
  }
}

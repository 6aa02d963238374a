import { createCipheriv, createDecipheriv } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
/** In bytes. */
export const NONCE_LENGTH = 12
const TAG_LENGTH = 16

interface EncryptionContext {
  /** 32 bytes. */
  readonly key: Uint8Array
  /** Authenticated, but not encrypted: data of one context cannot be decrypted in another. */
  readonly associatedData: string
}

/**
 * Encrypts and authenticates with AES-256-GCM (NIST SP 800-38D).
 *
 * @param nonce 12 random bytes, never reused with the same key
 * @returns the nonce, the ciphertext and the tag
 */
export function encrypt(plaintext: Uint8Array, context: EncryptionContext, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv(CIPHER, context.key, nonce, { authTagLength: TAG_LENGTH })
  cipher.setAAD(Buffer.from(context.associatedData))
  return new Uint8Array(Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]))
}

/** Returns the plaintext, or undefined when the data was changed or encrypted with another key or context. */
export function decrypt(encrypted: Uint8Array, { key, associatedData }: EncryptionContext): Uint8Array | undefined {
  if (encrypted.length < NONCE_LENGTH + TAG_LENGTH) return undefined
  const nonce = encrypted.subarray(0, NONCE_LENGTH)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH })
  decipher.setAAD(Buffer.from(associatedData))
  decipher.setAuthTag(encrypted.subarray(-TAG_LENGTH))
  try {
    const plaintext = decipher.update(encrypted.subarray(NONCE_LENGTH, -TAG_LENGTH))
    return new Uint8Array(Buffer.concat([plaintext, decipher.final()]))
  } catch {
    return undefined
  }
}

import { hkdfSync } from 'node:crypto'
import { MASTER_SECRET_LENGTH } from '../../config/secrets.js'

/** The purpose of a derived key. Renaming a purpose changes its key, so data encrypted with it becomes unreadable. */
type SecretPurpose = 'signing-keys' | 'decoys' | 'enrolment'

/**
 * The only secret that an installation stores outside its database. It is never used directly: each purpose has its own
 * derived key, which reveals nothing about the others.
 */
export class MasterSecret {
  readonly #secret: Uint8Array

  /**
   * @param secret random bytes, not a password: the derivation does not slow down guessing
   * @throws RangeError when the secret is shorter than 32 bytes
   */
  constructor(secret: Uint8Array) {
    if (secret.length < MASTER_SECRET_LENGTH) throw new RangeError('a master secret must have at least 32 bytes')
    this.#secret = Uint8Array.from(secret)
  }

  /** Derives the key of a purpose with HKDF-SHA256 (RFC 5869). The length is in bytes. */
  deriveKey(purpose: SecretPurpose, length: number): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#secret, '', `latchkey ${purpose}`, length))
  }
}

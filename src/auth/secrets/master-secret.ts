import { hkdfSync } from 'node:crypto'
import { MASTER_SECRET_LENGTH } from '../../config/secrets.js'

/** What keys are derived for. A purpose keeps its name for ever: another name gives another key. */
export type SecretPurpose = 'signing-keys' | 'decoys' | 'enrolment'

/**
 * The one secret an installation keeps outside of its database. It is used for nothing itself: every use has a key of
 * its own, which tells nothing about the others.
 */
export class MasterSecret {
  readonly #secret: Uint8Array

  /**
   * Throws a RangeError when the secret is shorter than 32 bytes.
   *
   * @param secret random bytes; no password, since nothing here slows down guessing
   */
  constructor(secret: Uint8Array) {
    if (secret.length < MASTER_SECRET_LENGTH) throw new RangeError('a master secret has at least 32 bytes')
    this.#secret = Uint8Array.from(secret)
  }

  /** The key for a purpose (HKDF-SHA256, RFC 5869): always the same for the same secret, purpose and length in bytes. */
  deriveKey(purpose: SecretPurpose, length: number): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#secret, '', `latchkey ${purpose}`, length))
  }
}

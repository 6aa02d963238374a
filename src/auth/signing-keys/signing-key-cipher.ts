import { createPrivateKey } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Random } from '../../common/random.js'
import { decrypt, encrypt, NONCE_LENGTH } from '../secrets/authenticated-encryption.js'
import { MasterSecret } from '../secrets/master-secret.js'
import { SigningKey } from './signing-key.js'
import type { StoredSigningKey } from './stored-signing-key.js'

/** Encrypts signing keys for the database with a key of the master secret, each bound to its `kid`. */
@Injectable()
export class SigningKeyCipher {
  readonly #key: Uint8Array

  constructor(
    masterSecret: MasterSecret,
    private readonly random: Random,
  ) {
    this.#key = masterSecret.deriveKey('signing-keys', 32)
  }

  encrypt({ kid, privateKey }: SigningKey): Uint8Array {
    const plaintext = privateKey.export({ type: 'pkcs8', format: 'der' })
    return encrypt(plaintext, { key: this.#key, associatedData: kid }, this.random.bytes(NONCE_LENGTH))
  }

  /**
   * Returns the key, or undefined when it was changed or encrypted with another master secret. Only keys that decrypt are
   * published, so an attacker with write access to the database but without the secret cannot add a key.
   */
  decrypt({ kid, encryptedKey }: Pick<StoredSigningKey, 'kid' | 'encryptedKey'>): SigningKey | undefined {
    const plaintext = decrypt(encryptedKey, { key: this.#key, associatedData: kid })
    if (plaintext === undefined) return undefined
    return new SigningKey(createPrivateKey({ key: Buffer.from(plaintext), type: 'pkcs8', format: 'der' }))
  }
}

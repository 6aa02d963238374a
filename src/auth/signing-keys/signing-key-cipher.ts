import { createPrivateKey } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Random } from '../../common/random.js'
import { MasterSecret } from '../secrets/master-secret.js'
import { NONCE_LENGTH, seal, unseal } from '../secrets/authenticated-encryption.js'
import { SigningKey } from './signing-key.js'
import type { StoredSigningKey } from './stored-signing-key.js'

/** Seals signing keys for the database, under a key of the master secret, each with its `kid` as its label. */
@Injectable()
export class SigningKeyCipher {
  readonly #key: Uint8Array

  constructor(
    masterSecret: MasterSecret,
    private readonly random: Random,
  ) {
    this.#key = masterSecret.deriveKey('signing-keys', 32)
  }

  seal({ kid, privateKey }: SigningKey): Uint8Array {
    const content = privateKey.export({ type: 'pkcs8', format: 'der' })
    return seal(content, { key: this.#key, label: kid }, this.random.bytes(NONCE_LENGTH))
  }

  /**
   * The key; undefined when it was sealed under another master secret, or was changed since. Who can write to the
   * database but does not have the secret cannot bring in a key: it is published only once it has opened here.
   */
  open({ kid, sealedKey }: Pick<StoredSigningKey, 'kid' | 'sealedKey'>): SigningKey | undefined {
    const content = unseal(sealedKey, { key: this.#key, label: kid })
    if (content === undefined) return undefined
    return new SigningKey(createPrivateKey({ key: Buffer.from(content), type: 'pkcs8', format: 'der' }))
  }
}

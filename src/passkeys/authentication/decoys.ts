import { Injectable } from '@nestjs/common'
import { MasterSecret } from '../../auth/secrets/master-secret.js'
import { hmacSha512 } from '../../common/hash.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { nameKeyOf } from '../../users/user-name.js'
import {
  type CredentialDescriptor,
  type CredentialId,
  encodeBase64url,
  equalBytes,
  type UserHandle,
} from '../../webauthn/index.js'
import { DECOY_COUNTS, DECOY_MODELS } from './decoy-models.data.js'
import type { Identity } from './identity.js'

const KEY_LENGTH = 64

/** How many bytes at the end of a decoy's credential ID are the mark by which only this service knows it. */
const MARK_LENGTH = 8

/**
 * Accounts that are not there (§14.6.2). Each name has one of its own, the same at all times: it is drawn from the name
 * with a key that only this installation has. Whoever does not have the key cannot tell it from an account.
 */
@Injectable()
export class Decoys {
  readonly #key: Uint8Array
  readonly #mostPasskeys: number

  constructor(secret: MasterSecret, config: LatchkeyConfig) {
    this.#key = secret.deriveKey('decoys', KEY_LENGTH)
    this.#mostPasskeys = config.maxPasskeysPerUser
  }

  /** What whoever has this name would look like. Its user id is nobody's, and its credentials nobody can use. */
  of(emailOrUsername: string): Identity {
    const nameKey = nameKeyOf(emailOrUsername)
    const account = this.#draw('account', nameKey)
    const count = Math.min(1 + pickBy(DECOY_COUNTS, account[0] ?? 0), this.#mostPasskeys)
    return {
      userId: encodeBase64url(account.subarray(1, 28)),
      handle: this.#draw('handle', nameKey) as UserHandle,
      credentials: Array.from({ length: count }, (_, index) => this.#credentialOf(nameKey, index)),
    }
  }

  /** Whether a credential ID is one of a decoy. */
  knows(id: CredentialId): boolean {
    const body = id.subarray(0, -MARK_LENGTH)
    return equalBytes(id.subarray(-MARK_LENGTH), this.#markOf(body))
  }

  #credentialOf(nameKey: string, index: number): CredentialDescriptor {
    const [choice = 0] = this.#draw(`model ${index}`, nameKey)
    const shares = DECOY_MODELS.map(({ share }) => share)
    const { idLength = 0, transports = [] } = DECOY_MODELS[pickBy(shares, choice)] ?? {}
    const body = this.#draw(`credential ${index}`, nameKey).subarray(0, idLength - MARK_LENGTH)
    return { id: Uint8Array.of(...body, ...this.#markOf(body)) as CredentialId, transports }
  }

  #markOf(body: Uint8Array): Uint8Array {
    return hmacSha512(this.#key, Uint8Array.of(...Buffer.from('mark\0'), ...body)).subarray(0, MARK_LENGTH)
  }

  /** 64 bytes. No name holds a NUL, so that no two draws are of the same text. */
  #draw(what: string, nameKey: string): Uint8Array {
    return hmacSha512(this.#key, `${what}\0${nameKey}`)
  }
}

/** The index of the share that a number from 0 up to the sum of all shares falls into. */
function pickBy(shares: readonly number[], choice: number): number {
  let below = 0
  return shares.findIndex((share) => choice < (below += share))
}

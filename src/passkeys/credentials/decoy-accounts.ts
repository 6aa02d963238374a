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

/** The account for which an authentication starts, with the credentials to offer. */
export interface AccountCredentials {
  readonly userId: string
  readonly handle: UserHandle
  readonly credentials: readonly CredentialDescriptor[]
  /**
   * Whether the options name the AppID of U2F credentials. Always true for an account that was found by its name, because the
   * options must not reveal whether the account exists.
   */
  readonly mayUseAppId: boolean
}

const KEY_BYTES = 64

/** The length of the MAC at the end of a decoy credential ID, by which only this service recognises it. */
const MAC_BYTES = 8

/**
 * Derives accounts for names without a user (§14.6.2). The account of a name is always the same, because an HMAC of the
 * name under a key of this installation determines it. Without the key, it is indistinguishable from a real account.
 */
@Injectable()
export class DecoyAccounts {
  readonly #key: Uint8Array
  readonly #maxPasskeys: number

  constructor(secret: MasterSecret, config: LatchkeyConfig) {
    this.#key = secret.deriveKey('decoys', KEY_BYTES)
    this.#maxPasskeys = config.maxPasskeysPerUser
  }

  /** Returns the decoy account of a name. Its user does not exist, and its credentials have no private keys. */
  forName(emailOrUsername: string): AccountCredentials {
    const nameKey = nameKeyOf(emailOrUsername)
    const account = this.#derive('account', nameKey)
    const count = Math.min(1 + pickByShare(DECOY_COUNTS, account[0] ?? 0), this.#maxPasskeys)
    return {
      userId: encodeBase64url(account.subarray(1, 28)),
      handle: this.#derive('handle', nameKey) as UserHandle,
      credentials: Array.from({ length: count }, (_, index) => this.#credential(nameKey, index)),
      mayUseAppId: true,
    }
  }

  /** Returns whether a credential ID belongs to a decoy account of this service. */
  isDecoyCredential(id: CredentialId): boolean {
    const body = id.subarray(0, -MAC_BYTES)
    return equalBytes(id.subarray(-MAC_BYTES), this.#macOf(body))
  }

  #credential(nameKey: string, index: number): CredentialDescriptor {
    const [choice = 0] = this.#derive(`model ${index}`, nameKey)
    const shares = DECOY_MODELS.map(({ share }) => share)
    const { idLength = 0, transports = [] } = DECOY_MODELS[pickByShare(shares, choice)] ?? {}
    const body = this.#derive(`credential ${index}`, nameKey).subarray(0, idLength - MAC_BYTES)
    return { id: Uint8Array.of(...body, ...this.#macOf(body)) as CredentialId, transports }
  }

  #macOf(body: Uint8Array): Uint8Array {
    return hmacSha512(this.#key, Uint8Array.of(...Buffer.from('mark\0'), ...body)).subarray(0, MAC_BYTES)
  }

  /** Returns 64 bytes. Names contain no NUL, so two different labels and names never form the same text. */
  #derive(label: string, nameKey: string): Uint8Array {
    return hmacSha512(this.#key, `${label}\0${nameKey}`)
  }
}

/** Returns the index of the share that contains `choice`, a number from 0 up to the sum of all shares. */
function pickByShare(shares: readonly number[], choice: number): number {
  let below = 0
  return shares.findIndex((share) => choice < (below += share))
}

import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { secretSourceOf } from '../../config/secrets.js'
import { MIN_REREAD_INTERVAL } from './key-timing.js'
import { findConfiguredKey, type PublicJwk, type SigningKey } from './signing-key.js'
import { SigningKeyCipher } from './signing-key-cipher.js'
import { SigningKeysRepository } from './signing-keys.repository.js'
import { findSigning, isRetired, type StoredSigningKey } from './stored-signing-key.js'

/** A decrypted key with its times. */
interface LoadedKey extends Pick<StoredSigningKey, 'generation' | 'signsFrom' | 'retiresAt'> {
  readonly key: SigningKey
}

/** The signing keys that this process has read, or the key in `LATCHKEY_TOKEN_SIGNING_KEY`. */
@Injectable()
export class KeyRing {
  /** Whether the environment sets the key. The keys in the database are then ignored. */
  readonly usesConfiguredKey: boolean
  readonly #secretPlace: string
  #keys: readonly LoadedKey[] = []
  #undecryptable: readonly string[] = []
  #readAt = 0
  #reading: Promise<void> | undefined

  /** @throws InvalidConfigurationError when the configured key is invalid */
  constructor(
    private readonly repository: SigningKeysRepository,
    private readonly cipher: SigningKeyCipher,
    private readonly clock: Clock,
    { environment }: LatchkeyConfig,
  ) {
    this.#secretPlace = secretSourceOf(environment)
    const key = findConfiguredKey(environment)
    this.usesConfiguredKey = key !== undefined
    if (key !== undefined) this.#keys = [{ generation: 1, signsFrom: new Date(0), retiresAt: null, key }]
  }

  /**
   * Reads the keys for the first time.
   *
   * @throws InvalidConfigurationError when a key was encrypted with another master secret
   */
  async open(): Promise<void> {
    await this.read()
    if (this.#undecryptable.length === 0) return
    const reason = 'is not the master secret that encrypted the signing keys in the database'
    throw new InvalidConfigurationError([{ path: this.#secretPlace, reason }])
  }

  /** Reads the current keys. Concurrent calls share one read. */
  read(): Promise<void> {
    if (this.usesConfiguredKey) return Promise.resolve()
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined))
    return this.#reading
  }

  /** The `kid` of each key that the last read could not decrypt. These keys neither sign nor are published. */
  get undecryptable(): readonly string[] {
    return this.#undecryptable
  }

  /** Returns the key that signs now. */
  current(): SigningKey {
    return this.#current().key
  }

  /** Returns the time at which the key that signs now began to sign. */
  signsSince(): Date {
    return this.#current().signsFrom
  }

  /** Returns the published key with this `kid`. An unknown `kid` causes a read, as another process may have created it. */
  async find(kid: string): Promise<SigningKey | undefined> {
    const known = this.#find(kid)
    if (known !== undefined || this.clock.now().getTime() - this.#readAt < MIN_REREAD_INTERVAL) return known
    await this.read()
    return this.#find(kid)
  }

  /** Returns the public keys that sign, signed or will sign, without retired ones. */
  listPublished(): PublicJwk[] {
    return this.#listPublished().map(({ key }) => key.jwk)
  }

  #current(): LoadedKey {
    // When the clock was set back to before the first key, the oldest key signs.
    const current = findSigning(this.#keys, this.clock.now()) ?? this.#keys[0]
    if (current === undefined) throw new Error('there is no signing key')
    return current
  }

  #find(kid: string): SigningKey | undefined {
    return this.#listPublished().find(({ key }) => key.kid === kid)?.key
  }

  #listPublished(): LoadedKey[] {
    const now = this.clock.now()
    return this.#keys.filter((key) => !isRetired(key, now))
  }

  async #read(): Promise<void> {
    const stored = await this.repository.list()
    const known = new Map(this.#keys.map(({ key }) => [key.kid, key]))
    const read = stored.map(({ kid, encryptedKey, ...times }) => ({
      ...times,
      kid,
      key: known.get(kid) ?? this.cipher.decrypt({ kid, encryptedKey }),
    }))
    this.#keys = read.flatMap(({ key, generation, signsFrom, retiresAt }) =>
      key === undefined ? [] : [{ key, generation, signsFrom, retiresAt }],
    )
    this.#undecryptable = read.filter(({ key }) => key === undefined).map(({ kid }) => kid)
    this.#readAt = this.clock.now().getTime()
  }
}

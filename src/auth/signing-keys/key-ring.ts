import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { secretPlaceOf } from '../../config/secrets.js'
import { SigningKeyCipher } from './signing-key-cipher.js'
import { READ_AGAIN } from './key-timing.js'
import { pinnedKey } from './pinned-key.js'
import type { PublicJwk, SigningKey } from './signing-key.js'
import { SigningKeysRepository } from './signing-keys.repository.js'
import { isRetired, signingAt, type StoredSigningKey } from './stored-signing-key.js'

/** A key that is open, and its times. */
interface OpenKey extends Pick<StoredSigningKey, 'generation' | 'signsFrom' | 'retiresAt'> {
  readonly key: SigningKey
}

/** The signing keys that this process has read, or the one that its environment pins. */
@Injectable()
export class KeyRing {
  readonly isPinned: boolean
  readonly #secretPlace: string
  #keys: readonly OpenKey[] = []
  #unreadable: readonly string[] = []
  #readAt = 0
  #reading: Promise<void> | undefined

  /** Throws InvalidConfigurationError when the pinned key is none. */
  constructor(
    private readonly repository: SigningKeysRepository,
    private readonly safe: SigningKeyCipher,
    private readonly clock: Clock,
    { environment }: LatchkeyConfig,
  ) {
    this.#secretPlace = secretPlaceOf(environment)
    const pinned = pinnedKey(environment)
    this.isPinned = pinned !== undefined
    if (pinned !== undefined) this.#keys = [{ generation: 1, signsFrom: new Date(0), retiresAt: null, key: pinned }]
  }

  /** The first read. Throws InvalidConfigurationError when a key does not open: the master secret is another. */
  async open(): Promise<void> {
    await this.read()
    if (this.#unreadable.length === 0) return
    const reason = 'is not the master secret under which the signing keys in the database were sealed'
    throw new InvalidConfigurationError([{ path: this.#secretPlace, reason }])
  }

  /** Reads the keys as they are now. Joins a read that is under way. */
  read(): Promise<void> {
    if (this.isPinned) return Promise.resolve()
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined))
    return this.#reading
  }

  /** The `kid` of keys that the last read could not open. They neither sign nor are published. */
  get unreadable(): readonly string[] {
    return this.#unreadable
  }

  /** The key that signs now. */
  current(): SigningKey {
    // The clock may have been set back to before the first key.
    const { key } = signingAt(this.#keys, this.clock.now()) ?? this.#keys[0] ?? {}
    if (key === undefined) throw new Error('there is no key to sign with')
    return key
  }

  /** The key of this `kid`, unless it is retired. One that another process has just made is read for it. */
  async find(kid: string): Promise<SigningKey | undefined> {
    const known = this.#find(kid)
    if (known !== undefined || this.clock.now().getTime() - this.#readAt < READ_AGAIN) return known
    await this.read()
    return this.#find(kid)
  }

  /** The public keys of everything that signs, signed or will sign. */
  published(): PublicJwk[] {
    return this.#present().map(({ key }) => key.jwk)
  }

  #find(kid: string): SigningKey | undefined {
    return this.#present().find(({ key }) => key.kid === kid)?.key
  }

  #present(): OpenKey[] {
    const now = this.clock.now()
    return this.#keys.filter((key) => !isRetired(key, now))
  }

  async #read(): Promise<void> {
    const stored = await this.repository.list()
    const known = new Map(this.#keys.map(({ key }) => [key.kid, key]))
    const opened = stored.map(({ kid, sealedKey, ...times }) => ({
      ...times,
      kid,
      key: known.get(kid) ?? this.safe.open({ kid, sealedKey }),
    }))
    this.#keys = opened.flatMap(({ key, generation, signsFrom, retiresAt }) =>
      key === undefined ? [] : [{ key, generation, signsFrom, retiresAt }],
    )
    this.#unreadable = opened.filter(({ key }) => key === undefined).map(({ kid }) => kid)
    this.#readAt = this.clock.now().getTime()
  }
}

import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { TokenAlgorithm } from '../../config/tokens.schema.js'
import { DAY, PUBLICATION_LEAD, RETIREMENT_MARGIN } from './key-timing.js'
import { RotationRefusedError } from './rotation-refused-error.js'
import { generateSigningKey } from './signing-key.js'
import { SigningKeyCipher } from './signing-key-cipher.js'
import { type SigningKeyChanges, SigningKeysRepository } from './signing-keys.repository.js'
import {
  findNext,
  findSigning,
  isRetired,
  type KeyState,
  keyStateOf,
  type StoredSigningKey,
} from './stored-signing-key.js'

export interface Rotation {
  readonly algorithm: TokenAlgorithm
  /** When the new key starts to sign: after all verifiers have read it, or now. */
  readonly starts: 'scheduled' | 'now'
  /** Whether the other keys stay published for the tokens they signed. The tokens of withdrawn keys are invalid. */
  readonly others: 'kept' | 'withdrawn'
}

export interface SigningKeyWithState extends Omit<StoredSigningKey, 'encryptedKey'> {
  readonly state: KeyState
}

/** Creates new signing keys and retires old ones. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly repository: SigningKeysRepository,
    private readonly cipher: SigningKeyCipher,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {}

  /** Returns the keys in the database, oldest first. */
  async list(): Promise<SigningKeyWithState[]> {
    const keys = await this.repository.list()
    const now = this.clock.now()
    return keys.map((key) => {
      const { encryptedKey: _encryptedKey, ...rest } = key
      return { ...rest, state: keyStateOf(key, keys, now) }
    })
  }

  /** Creates the first key if no key signs. */
  async ensureSigningKey(): Promise<void> {
    const keys = await this.repository.list()
    const at = this.clock.now()
    if (findSigning(keys, at) !== undefined) return
    const insert = await this.#create(keys, this.config.tokens.algorithm, at)
    // The result `taken` means that another process has created the key.
    await this.repository.apply({ insert, update: [], remove: [] })
  }

  /**
   * Creates the next signing key. With `starts: 'now'`, an already published next key of the same algorithm is used.
   *
   * @throws RotationRefusedError when the environment sets the key, or a rotation is in progress
   */
  async rotate(rotation: Rotation): Promise<StoredSigningKey> {
    if (this.config.environment.tokenSigningKey !== undefined) throw new RotationRefusedError('configured-key')
    const keys = await this.repository.list()
    const at = this.clock.now()
    const next = findNext(keys, at)
    if (next !== undefined && rotation.starts === 'scheduled') throw new RotationRefusedError('in-progress')
    const usesNext = rotation.others === 'kept' && next?.algorithm === rotation.algorithm
    const signsFrom = rotation.starts === 'now' ? at : new Date(at.getTime() + PUBLICATION_LEAD)
    const key = usesNext ? { ...next, signsFrom } : await this.#create(keys, rotation.algorithm, signsFrom)
    const changes = this.#changesFor(key, keys, rotation)
    if ((await this.repository.apply(changes)) === 'taken') throw new RotationRefusedError('in-progress')
    return key
  }

  /** Rotates when `tokens.rotate_after_days` have passed, and returns the new key. */
  async rotateIfDue(): Promise<StoredSigningKey | undefined> {
    const { algorithm, rotateAfterDays } = this.config.tokens
    const keys = await this.repository.list()
    const at = this.clock.now()
    const signing = findSigning(keys, at)
    if (rotateAfterDays === null || signing === undefined || findNext(keys, at) !== undefined) return undefined
    if (at.getTime() < signing.signsFrom.getTime() + rotateAfterDays * DAY) return undefined
    return this.rotate({ algorithm, starts: 'scheduled', others: 'kept' })
  }

  async deleteRetired(): Promise<void> {
    await this.repository.deleteRetired(this.clock.now())
  }

  async #create(
    keys: readonly StoredSigningKey[],
    algorithm: TokenAlgorithm,
    signsFrom: Date,
  ): Promise<StoredSigningKey> {
    const key = await generateSigningKey(algorithm)
    return {
      kid: key.kid,
      generation: Math.max(0, ...keys.map(({ generation }) => generation)) + 1,
      algorithm,
      encryptedKey: this.cipher.encrypt(key),
      createdAt: this.clock.now(),
      signsFrom,
      retiresAt: null,
    }
  }

  #changesFor(key: StoredSigningKey, keys: readonly StoredSigningKey[], { others: mode }: Rotation): SigningKeyChanges {
    const at = this.clock.now()
    const isNew = keys.every(({ kid }) => kid !== key.kid)
    const others = keys.filter(({ kid }) => kid !== key.kid)
    // A key that has never signed has no tokens to verify.
    const isRemoved = (other: StoredSigningKey) => mode === 'withdrawn' || other.signsFrom > at || isRetired(other, at)
    const lastExpiry = key.signsFrom.getTime() + this.config.tokens.accessTokenSeconds * 1000
    const retiresAt = new Date(lastExpiry + RETIREMENT_MARGIN)
    const retiring = others.filter((other) => !isRemoved(other) && other.retiresAt === null)
    return {
      insert: isNew ? key : null,
      update: [
        ...retiring.map(({ kid }) => ({ kid, retiresAt })),
        ...(isNew ? [] : [{ kid: key.kid, signsFrom: key.signsFrom }]),
      ],
      remove: others.filter(isRemoved).map(({ kid }) => kid),
    }
  }
}

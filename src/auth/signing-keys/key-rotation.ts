import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { TokenAlgorithm } from '../../config/tokens.schema.js'
import { SigningKeyCipher } from './signing-key-cipher.js'
import { DAY, OVERLAP, PUBLISHED_AHEAD } from './key-timing.js'
import { RotationRefusedError } from './rotation-refused-error.js'
import { generateSigningKey } from './signing-key.js'
import { type KeyChanges, SigningKeysRepository } from './signing-keys.repository.js'
import { isRetired, type KeyState, nextAt, signingAt, stateOf, type StoredSigningKey } from './stored-signing-key.js'

export interface Rotation {
  readonly algorithm: TokenAlgorithm
  /** When the new key signs: once everyone who verifies can have it, or at once. */
  readonly starts: 'ahead' | 'now'
  /** Whether the keys there are stay published for the tokens they signed; withdrawn, those are worth nothing. */
  readonly others: 'kept' | 'withdrawn'
}

/** A key with what it is doing. */
export interface ListedKey extends Omit<StoredSigningKey, 'sealedKey'> {
  readonly state: KeyState
}

/** Brings in new signing keys and lets the old ones go. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly repository: SigningKeysRepository,
    private readonly safe: SigningKeyCipher,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {}

  /** The keys of the database, the oldest first. */
  async list(): Promise<ListedKey[]> {
    const keys = await this.repository.list()
    const now = this.clock.now()
    return keys.map((key) => {
      const { sealedKey: _sealed, ...rest } = key
      return { ...rest, state: stateOf(key, keys, now) }
    })
  }

  /** Makes the first key, where there is none. */
  async ensureSigning(): Promise<void> {
    const keys = await this.repository.list()
    const at = this.clock.now()
    if (signingAt(keys, at) !== undefined) return
    const insert = this.#make(keys, this.config.tokens.algorithm, at)
    // Where it is taken, another process has made one.
    await this.repository.apply({ insert, retime: [], remove: [] })
  }

  /**
   * Brings in the key that signs next; with `now`, the one that waits, if it is of this algorithm. Throws
   * RotationRefusedError where one key is pinned, and where one waits already.
   */
  async rotate(rotation: Rotation): Promise<StoredSigningKey> {
    if (this.config.environment.tokenSigningKey !== undefined) throw new RotationRefusedError('pinned')
    const keys = await this.repository.list()
    const at = this.clock.now()
    const next = nextAt(keys, at)
    if (next !== undefined && rotation.starts === 'ahead') throw new RotationRefusedError('under-way')
    const usesNext = rotation.others === 'kept' && next?.algorithm === rotation.algorithm
    const signsFrom = rotation.starts === 'now' ? at : new Date(at.getTime() + PUBLISHED_AHEAD)
    const key = usesNext ? { ...next, signsFrom } : this.#make(keys, rotation.algorithm, signsFrom)
    const changes = this.#changes(keys, key, rotation)
    if ((await this.repository.apply(changes)) === 'taken') throw new RotationRefusedError('under-way')
    return key
  }

  /** The key of the rotation that the configuration asks for by now; undefined where none is due. */
  async rotateWhenDue(): Promise<StoredSigningKey | undefined> {
    const { algorithm, rotateAfterDays } = this.config.tokens
    const keys = await this.repository.list()
    const at = this.clock.now()
    const signing = signingAt(keys, at)
    if (rotateAfterDays === null || signing === undefined || nextAt(keys, at) !== undefined) return undefined
    if (at.getTime() < signing.signsFrom.getTime() + rotateAfterDays * DAY) return undefined
    return this.rotate({ algorithm, starts: 'ahead', others: 'kept' })
  }

  async deleteRetired(): Promise<void> {
    await this.repository.deleteRetired(this.clock.now())
  }

  #make(keys: readonly StoredSigningKey[], algorithm: TokenAlgorithm, signsFrom: Date): StoredSigningKey {
    const key = generateSigningKey(algorithm)
    return {
      kid: key.kid,
      generation: Math.max(0, ...keys.map(({ generation }) => generation)) + 1,
      algorithm,
      sealedKey: this.safe.seal(key),
      createdAt: this.clock.now(),
      signsFrom,
      retiresAt: null,
    }
  }

  #changes(keys: readonly StoredSigningKey[], key: StoredSigningKey, { others }: Rotation): KeyChanges {
    const at = this.clock.now()
    const isNew = keys.every(({ kid }) => kid !== key.kid)
    const rest = keys.filter(({ kid }) => kid !== key.kid)
    // A key that never signed is of no use any more.
    const goes = (other: StoredSigningKey) => others === 'withdrawn' || other.signsFrom > at || isRetired(other, at)
    const retiresAt = new Date(key.signsFrom.getTime() + this.config.tokens.accessTokenSeconds * 1000 + OVERLAP)
    const retiring = rest.filter((other) => !goes(other) && other.retiresAt === null)
    return {
      insert: isNew ? key : null,
      retime: [
        ...retiring.map(({ kid }) => ({ kid, retiresAt })),
        ...(isNew ? [] : [{ kid: key.kid, signsFrom: key.signsFrom }]),
      ],
      remove: rest.filter(goes).map(({ kid }) => kid),
    }
  }
}

import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { drawSecretParts, hashOfSecret, isKeptSecret, type SecretParts } from '../../common/secret-parts.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { Scope } from '../../access/scopes.js'
import { type ApiKey, type ApiKeyState, apiKeyStateAt } from '../../access/api-key.js'
import { formatApiKey, parseApiKey } from './api-key-format.js'
import { ApiKeysRepository } from './api-keys.repository.js'

/** In bytes. */
const ID_LENGTH = 8

/** How exactly a key remembers its last use, in milliseconds: a write for each request would be dear. */
const USE_RESOLUTION = 60_000

/** What a key is for. */
export interface ApiKeyGrant {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Null or left out: never. */
  readonly expiresAt?: Date | null
  /** Serialized; null or left out: every origin. */
  readonly allowedOrigins?: readonly string[] | null
}

/** A key with what has become of it. */
export interface KnownApiKey {
  readonly apiKey: ApiKey
  readonly state: ApiKeyState
}

/** A key whose text is known, this once. */
export interface NewApiKey {
  readonly apiKey: ApiKey
  /** `lk_<id>_<secret>` */
  readonly text: string
}

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Makes a key. */
  create(grant: ApiKeyGrant): Promise<NewApiKey> {
    return this.#make(grant, null)
  }

  /** Makes the key that takes over from another one. Throws `api_key_already_rotated`. */
  createSuccessor(grant: ApiKeyGrant, rotatedFrom: string): Promise<NewApiKey> {
    return this.#make(grant, rotatedFrom)
  }

  /** Makes a random key where there is none at all. Answers its text, to be shown once. */
  createFirst(grant: ApiKeyGrant): Promise<string | undefined> {
    return this.unitOfWork.run(async () => {
      return (await this.repository.isEmpty()) ? (await this.create(grant)).text : undefined
    })
  }

  /**
   * Makes a key of a given text, `lk_<id>_<secret>`. An id that was used before stays what it became: revoked, for one.
   *
   * @returns whether the key is new
   */
  createGiven(grant: ApiKeyGrant, text: string): Promise<boolean> {
    const parts = parseApiKey(text)
    if (parts === undefined) throw new Error('the given API key does not have the form lk_<id>_<secret>')
    return this.unitOfWork.run(async () => {
      if ((await this.repository.find(parts.id)) !== undefined) return false
      await this.#store(parts, grant, null)
      return true
    })
  }

  /** What has become of a key by now. */
  know(apiKey: ApiKey): KnownApiKey {
    return { apiKey, state: apiKeyStateAt(apiKey, this.clock.now()) }
  }

  /** The key with this text. Throws `credentials_invalid` when it is unknown, expired or revoked. */
  async authenticate(text: string): Promise<ApiKey> {
    const parts = parseApiKey(text)
    if (parts === undefined) throw new ProblemError('credentials_invalid')
    const stored = await this.repository.find(parts.id)
    const matches = isKeptSecret(parts.secret, stored?.secretHash)
    const now = this.clock.now()
    const isUsable = stored !== undefined && matches && apiKeyStateAt(stored.apiKey, now) === 'active'
    if (!isUsable) throw new ProblemError('credentials_invalid')
    await this.#recordUse(stored.apiKey, now)
    return stored.apiKey
  }

  /** Whether a key was revoked. One that has expired, or was replaced, was not. */
  async isRevoked(id: string): Promise<boolean> {
    const stored = await this.repository.find(id)
    return stored === undefined || this.know(stored.apiKey).state === 'revoked'
  }

  async #recordUse({ id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
    if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USE_RESOLUTION) return
    await this.repository.recordUse(id, now)
  }

  async #make(grant: ApiKeyGrant, rotatedFrom: string | null): Promise<NewApiKey> {
    const parts = drawSecretParts(this.random, ID_LENGTH)
    return { apiKey: await this.#store(parts, grant, rotatedFrom), text: formatApiKey(parts) }
  }

  async #store({ id, secret }: SecretParts, grant: ApiKeyGrant, rotatedFrom: string | null): Promise<ApiKey> {
    const { name, scopes, expiresAt, allowedOrigins } = grant
    const createdAt = this.clock.now()
    const apiKey: ApiKey = {
      id,
      name,
      scopes,
      allowedOrigins: allowedOrigins ?? null,
      createdAt,
      lastUsedAt: null,
      expiresAt: expiresAt ?? null,
      revokedAt: null,
      rotatedFrom,
    }
    const outcome = await this.repository.insert({ apiKey, secretHash: hashOfSecret(secret) })
    if (outcome === 'taken') throw new ProblemError('api_key_already_rotated')
    return apiKey
  }
}

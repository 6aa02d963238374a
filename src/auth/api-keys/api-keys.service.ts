import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { createBearerSecret, hashSecret, matchesSecretHash, type BearerSecret } from '../../common/bearer-secret.js'
import type { Scope } from '../../access/scopes.js'
import { type ApiKey, type ApiKeyState, apiKeyStateAt } from '../../access/api-key.js'
import { ApiKeyCache } from './api-key-cache.js'
import { formatApiKey, parseApiKey } from './api-key-format.js'
import { ApiKeysRepository } from './api-keys.repository.js'

const ID_BYTES = 8

const FIRST_KEY_ID = 'first'

/** The resolution of `lastUsedAt` in milliseconds. It avoids a database write for each request. */
const LAST_USE_RESOLUTION = 60_000

/** The rights of an API key. */
export interface ApiKeyGrant {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The key does not expire when null or missing. */
  readonly expiresAt?: Date | null
  /** Serialized origins; all origins are allowed when null or missing. */
  readonly allowedOrigins?: readonly string[] | null
}

/** An API key with its current state. */
export interface ApiKeyWithState {
  readonly apiKey: ApiKey
  readonly state: ApiKeyState
}

/** An API key with its text, which is not stored. */
export interface NewApiKey {
  readonly apiKey: ApiKey
  /** `lk_<id>_<secret>` */
  readonly text: string
}

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly cache: ApiKeyCache,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /**
   * Creates a random key.
   *
   * @param options.rotatedFrom the key that the new key replaces
   * @throws api_key_already_rotated when that key already has a successor
   */
  async create(
    grant: ApiKeyGrant,
    { rotatedFrom = null }: { readonly rotatedFrom?: string | null } = {},
  ): Promise<NewApiKey> {
    const parts = createBearerSecret(this.random, ID_BYTES)
    const apiKey = await this.#store(parts, grant, rotatedFrom)
    if (apiKey === undefined) throw new ProblemError('api_key_already_rotated')
    return { apiKey, text: formatApiKey(parts) }
  }

  /**
   * Creates a random key if no key exists, and returns its text. Its fixed id makes one of several processes that start together
   * create it.
   */
  async createFirst(grant: ApiKeyGrant): Promise<string | undefined> {
    if (!(await this.repository.isEmpty())) return undefined
    const parts = { ...createBearerSecret(this.random, ID_BYTES), id: FIRST_KEY_ID }
    const apiKey = await this.#store(parts, grant, null)
    return apiKey && formatApiKey(parts)
  }

  /**
   * Creates a key with the given text, `lk_<id>_<secret>`. An existing key with the same id stays unchanged, for example
   * revoked.
   *
   * @returns whether the key is new
   */
  async createFromText(grant: ApiKeyGrant, text: string): Promise<boolean> {
    const parts = parseApiKey(text)
    if (parts === undefined) throw new Error('the API key must have the format lk_<id>_<secret>')
    return (await this.#store(parts, grant, null)) !== undefined
  }

  withState(apiKey: ApiKey): ApiKeyWithState {
    return { apiKey, state: apiKeyStateAt(apiKey, this.clock.now()) }
  }

  /**
   * Returns the key of a request. A change by another process takes effect within one second, because keys are cached.
   *
   * @throws credentials_invalid when the key is unknown, expired or revoked
   */
  async authenticate(text: string): Promise<ApiKey> {
    const parts = parseApiKey(text)
    if (parts === undefined) throw new ProblemError('credentials_invalid')
    const stored = await this.cache.find(parts.id)
    const matches = matchesSecretHash(parts.secret, stored?.secretHash)
    const now = this.clock.now()
    const isUsable = stored !== undefined && matches && apiKeyStateAt(stored.apiKey, now) === 'active'
    if (!isUsable) throw new ProblemError('credentials_invalid')
    await this.#recordUse(stored.apiKey, now)
    return stored.apiKey
  }

  /** Returns an active key, or undefined when the key is unknown, expired or revoked. */
  async findActive(id: string): Promise<ApiKey | undefined> {
    const stored = await this.repository.find(id)
    return stored !== undefined && this.withState(stored.apiKey).state === 'active' ? stored.apiKey : undefined
  }

  /** Like `findActive`. Changes and revocations of the key wait until the current unit of work ends. */
  async lockActive(id: string): Promise<ApiKey | undefined> {
    await this.repository.lock([id])
    return this.findActive(id)
  }

  async #recordUse({ id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
    if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < LAST_USE_RESOLUTION) return
    await this.cache.recordUse(id, now)
  }

  /** Returns undefined when a key has this id, or another key replaces the same one. */
  async #store(
    { id, secret }: BearerSecret,
    grant: ApiKeyGrant,
    rotatedFrom: string | null,
  ): Promise<ApiKey | undefined> {
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
    const outcome = await this.repository.insert({ apiKey, secretHash: hashSecret(secret) })
    return outcome === 'stored' ? apiKey : undefined
  }
}

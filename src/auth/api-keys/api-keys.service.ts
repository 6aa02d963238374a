import { timingSafeEqual } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { sha256 } from '../../common/hash.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { Scope } from '../scopes.js'
import { type ApiKey, type ApiKeyParts, formatApiKey, parseApiKey } from './api-key.js'
import { ApiKeysRepository } from './api-keys.repository.js'

const ID_LENGTH = 8
const SECRET_LENGTH = 32

/** How exactly a key remembers its last use, in milliseconds: a write for each request would be dear. */
const USE_RESOLUTION = 60_000

/** What is compared when there is no such key, so that finding none takes no shorter. */
const NO_HASH = new Uint8Array(32)

/** What a key is for. */
export interface ApiKeyGrant {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly expiresAt?: Date
  /** Serialized; left out: every origin. */
  readonly allowedOrigins?: readonly string[]
}

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Makes a key. Its text, `lk_<id>_<secret>`, is told this once and never again. */
  async create(grant: ApiKeyGrant): Promise<{ readonly apiKey: ApiKey; readonly text: string }> {
    const parts = { id: this.#randomHex(ID_LENGTH), secret: this.#randomHex(SECRET_LENGTH) }
    return { apiKey: await this.#store(parts, grant), text: formatApiKey(parts) }
  }

  /**
   * Makes the very first key; does nothing where there are keys.
   *
   * @param given the key to use, `lk_<id>_<secret>`; a random one where it is undefined
   * @returns the text of a random key, to be shown once
   */
  createFirst(grant: ApiKeyGrant, given: string | undefined): Promise<string | undefined> {
    return this.unitOfWork.run(async () => {
      if (!(await this.repository.isEmpty())) return undefined
      if (given === undefined) return (await this.create(grant)).text
      const parts = parseApiKey(given)
      if (parts === undefined) throw new Error('the first API key does not have the form lk_<id>_<secret>')
      await this.#store(parts, grant)
      return undefined
    })
  }

  /** The key with this text. Throws `credentials_invalid` when it is unknown, expired or revoked. */
  async authenticate(text: string): Promise<ApiKey> {
    const parts = parseApiKey(text)
    if (parts === undefined) throw new ProblemError('credentials_invalid')
    const stored = await this.repository.find(parts.id)
    const matches = timingSafeEqual(sha256(parts.secret), stored?.secretHash ?? NO_HASH)
    const now = this.clock.now()
    if (stored === undefined || !matches || !isUsable(stored.apiKey, now)) throw new ProblemError('credentials_invalid')
    await this.#recordUse(stored.apiKey, now)
    return stored.apiKey
  }

  async #recordUse({ id, lastUsedAt }: ApiKey, now: Date): Promise<void> {
    if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USE_RESOLUTION) return
    await this.repository.recordUse(id, now)
  }

  async #store({ id, secret }: ApiKeyParts, { name, scopes, expiresAt, allowedOrigins }: ApiKeyGrant): Promise<ApiKey> {
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
      rotatedFrom: null,
    }
    await this.repository.insert({ apiKey, secretHash: sha256(secret) })
    return apiKey
  }

  #randomHex(length: number): string {
    return Buffer.from(this.random.bytes(length)).toString('hex')
  }
}

function isUsable({ expiresAt, revokedAt }: ApiKey, now: Date): boolean {
  return (expiresAt === null || expiresAt > now) && (revokedAt === null || revokedAt > now)
}

import { Injectable } from '@nestjs/common'
import { type ApiKey, apiKeyStateAt } from '../../access/api-key.js'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { ApiKeyCache } from './api-key-cache.js'
import { ApiKeysRepository } from './api-keys.repository.js'

/** Serializes the changes of API keys. */
@Injectable()
export class ApiKeyLock {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly cache: ApiKeyCache,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs a change in a transaction that locks the key and all admin keys. If two changes would together remove the last
   * admin key, the second one sees the result of the first.
   *
   * @throws api_key_not_found
   */
  async run<T>(id: string, work: (locked: LockedApiKey) => Promise<T>): Promise<T> {
    try {
      return await this.#change(id, work)
    } finally {
      // After the commit, whose outcome may be unknown.
      this.cache.clear()
    }
  }

  #change<T>(id: string, work: (locked: LockedApiKey) => Promise<T>): Promise<T> {
    return this.unitOfWork.transaction(async () => {
      const admins = await this.repository.listAdmins()
      await this.repository.lock([...new Set([id, ...admins.map((admin) => admin.id)])])
      const stored = await this.repository.find(id)
      if (stored === undefined) throw new ProblemError('api_key_not_found')
      const at = this.clock.now()
      const others = (await this.repository.listAdmins()).filter((admin) => admin.id !== id)
      const active = others.filter((admin) => apiKeyStateAt(admin, at) === 'active')
      return work(new LockedApiKey(stored.apiKey, at, active))
    })
  }
}

/** An API key that is locked for a change. */
class LockedApiKey {
  constructor(
    readonly key: ApiKey,
    /** The time of the change. */
    readonly at: Date,
    /** The other active admin keys that have no successor. */
    private readonly otherAdmins: readonly ApiKey[],
  ) {}

  /** @throws api_key_not_active when the key is expired or revoked */
  assertActive(): void {
    if (apiKeyStateAt(this.key, this.at) !== 'active') throw new ProblemError('api_key_not_active')
  }

  /**
   * Checks that an admin key remains for at least as long as this key.
   *
   * @throws last_admin_key when this is an admin key that neither `result` nor another key replaces
   */
  assertAdminRemains(result: ApiKey): void {
    if (!this.#isAdmin(this.key)) return
    const remaining = [...this.otherAdmins, ...(this.#isAdmin(result) ? [result] : [])]
    if (!remaining.some((other) => canReplace(other, this.key))) throw new ProblemError('last_admin_key')
  }

  #isAdmin(key: ApiKey): boolean {
    return key.scopes.includes('admin') && apiKeyStateAt(key, this.at) === 'active'
  }
}

/**
 * Returns whether one admin key can replace another: it expires no earlier, and a key for all origins is replaced only by
 * such a key, because a key with `allowedOrigins` cannot create one.
 */
function canReplace(key: ApiKey, other: ApiKey): boolean {
  const hasEqualOrigins = key.allowedOrigins === null || other.allowedOrigins !== null
  return hasEqualOrigins && expiryOf(key) >= expiryOf(other)
}

/** Returns the expiry in milliseconds since 1970, or infinity when the key does not expire. */
export function expiryOf({ expiresAt }: ApiKey): number {
  return expiresAt?.getTime() ?? Infinity
}

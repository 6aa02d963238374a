import { Injectable } from '@nestjs/common'
import { type ApiKey, apiKeyStateAt } from '../../access/api-key.js'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { ApiKeysRepository } from './api-keys.repository.js'

/** Serializes the changes of API keys. */
@Injectable()
export class ApiKeyLock {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs a change in a transaction that locks the key and all admin keys. If two changes would together remove the last
   * admin key, the second one sees the result of the first.
   *
   * @throws api_key_not_found
   */
  run<T>(id: string, work: (locked: LockedApiKey) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
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
   * Checks that an admin key remains. A key with `allowedOrigins` cannot create a key that works on all origins, so it
   * cannot replace such a key.
   *
   * @throws last_admin_key when this is the last admin key, and `result` has fewer rights or expires earlier
   */
  assertAdminRemains(result: ApiKey): void {
    const isLast = this.#isAdmin(this.key) && !this.otherAdmins.some((other) => coversOriginsOf(other, this.key))
    if (!isLast) return
    const isEquivalent = this.#isAdmin(result) && coversOriginsOf(result, this.key)
    if (!isEquivalent || expiryOf(result) < expiryOf(this.key)) throw new ProblemError('last_admin_key')
  }

  #isAdmin(key: ApiKey): boolean {
    return key.scopes.includes('admin') && apiKeyStateAt(key, this.at) === 'active'
  }
}

/** Returns whether a key works on all origins if the other key does. */
function coversOriginsOf({ allowedOrigins }: ApiKey, other: ApiKey): boolean {
  return allowedOrigins === null || other.allowedOrigins !== null
}

/** Returns the expiry in milliseconds since 1970, or infinity when the key does not expire. */
export function expiryOf({ expiresAt }: ApiKey): number {
  return expiresAt?.getTime() ?? Infinity
}

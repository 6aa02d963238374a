import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { MetricsService } from '../../observability/metrics/metrics.service.js'
import { ApiKeysRepository, type StoredApiKey } from './api-keys.repository.js'

/** How long a cached key is valid, in milliseconds. A change in another process takes effect after this time. */
const MAX_AGE = 1000

/** The number of cached keys. */
const MAX_KEYS = 1024

interface Entry {
  readonly stored: StoredApiKey
  readonly readAt: number
}

/**
 * Caches the API keys in use for at most one second. Unknown ids are not cached. The caller checks the secret and the expiry
 * of a key on each use.
 */
@Injectable()
export class ApiKeyCache {
  /** The oldest entry first. */
  readonly #entries = new Map<string, Entry>()
  /** Increases with each change, so that the result of a read that started before it is not cached. */
  #changes = 0

  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {}

  async find(id: string): Promise<StoredApiKey | undefined> {
    const cached = this.#findFresh(id)
    this.metrics.add('cacheReads', { cache: 'api-keys', result: cached === undefined ? 'miss' : 'hit' })
    if (cached !== undefined) return cached
    const [changes, readAt] = [this.#changes, this.clock.now().getTime()]
    const stored = await this.repository.find(id)
    if (stored !== undefined && changes === this.#changes) this.#cache(id, { stored, readAt })
    return stored
  }

  /** Records the time of the last use of a key. */
  async recordUse(id: string, at: Date): Promise<void> {
    const entry = this.#entries.get(id)
    if (entry !== undefined) {
      const { apiKey, secretHash } = entry.stored
      // Before the write, so that concurrent requests do not record the same use.
      this.#entries.set(id, { ...entry, stored: { apiKey: { ...apiKey, lastUsedAt: at }, secretHash } })
    }
    await this.repository.recordUse(id, at)
  }

  /** Removes all keys. Call it after the transaction that changed a key, even if the transaction failed. */
  clear(): void {
    this.#changes += 1
    this.#entries.clear()
  }

  #findFresh(id: string): StoredApiKey | undefined {
    const entry = this.#entries.get(id)
    if (entry === undefined) return undefined
    const age = this.clock.now().getTime() - entry.readAt
    // A clock that was set back must not extend the life of an entry.
    return age >= 0 && age < MAX_AGE ? entry.stored : undefined
  }

  #cache(id: string, entry: Entry): void {
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > MAX_KEYS && oldest !== undefined) this.#entries.delete(oldest)
  }
}

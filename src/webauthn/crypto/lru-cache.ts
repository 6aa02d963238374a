/**
 * An approximate LRU cache with two generations. Each use moves a value to the younger generation. When the younger
 * generation is full, the older one is dropped. Keys are the cached bytes or their hash, as text, so that an attacker
 * cannot provoke a collision.
 */
export class LruCache<V> {
  readonly #generationSize: number
  #young = new Map<string, V>()
  #old = new Map<string, V>()

  /**
   * @param capacity the maximum number of values, an even number; the cache holds at least the most recently used
   *   half
   */
  constructor(capacity: number) {
    this.#generationSize = capacity / 2
  }

  /**
   * Returns the cached value and marks it as used, or caches the result of `create`. Errors of `create` are not
   * cached.
   */
  getOrCreate(key: string, create: () => V): V {
    const kept = this.#young.get(key)
    if (kept !== undefined) return kept
    const value = this.#old.get(key) ?? create()
    if (this.#young.size >= this.#generationSize) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
    return value
  }
}

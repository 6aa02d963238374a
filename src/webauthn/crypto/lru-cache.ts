/**
 * A cache that forgets what was not used for longest. Its keys are the bytes themselves, or a hash of them, as text:
 * nothing an attacker chooses can stand for other bytes.
 */
export class LruCache<V> {
  readonly #capacity: number
  readonly #entries = new Map<string, V>()

  /** @param capacity how many values are kept, at least 1 */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#entries.size
  }

  /** The value kept for `key`, which counts as used now; otherwise what `create` returns. What it throws is not kept. */
  getOrCreate(key: string, create: () => V): V {
    const kept = this.#entries.get(key)
    if (kept !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, kept)
      return kept
    }
    const created = create()
    if (this.#entries.size >= this.#capacity) this.#forgetOldest()
    this.#entries.set(key, created)
    return created
  }

  #forgetOldest(): void {
    for (const key of this.#entries.keys()) {
      this.#entries.delete(key)
      return
    }
  }
}

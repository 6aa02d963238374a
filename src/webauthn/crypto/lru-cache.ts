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
    if (this.#entries.size >= this.#capacity) this.#entries.delete(this.#oldest())
    this.#entries.set(key, created)
    return created
  }

  /** A map keeps its keys in the order they were set. */
  #oldest(): string {
    return this.#entries.keys().next().value as string
  }
}

/**
 * A cache that forgets what was not used for long: it holds two generations, a use brings a value into the younger, and
 * when that is full the older is dropped. Its keys are the bytes themselves, or a hash of them, as text: nothing an
 * attacker chooses can stand for other bytes.
 */
export class LruCache<V> {
  readonly #generationSize: number
  #young = new Map<string, V>()
  #old = new Map<string, V>()

  /** @param capacity how many values are kept at most, an even number; at least half of it the last that were used */
  constructor(capacity: number) {
    this.#generationSize = capacity / 2
  }

  /** The value kept for `key`, which counts as used now; otherwise what `create` returns. What it throws is not kept. */
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

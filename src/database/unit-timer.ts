import { monotonicMillis } from '../common/monotonic-clock.js'

/** The kinds of units of work. */
type UnitKind = 'read' | 'write' | 'transaction' | 'lookup' | 'store'

/** The durations of one unit of work, in milliseconds. */
interface UnitTimes {
  readonly kind: UnitKind
  /** The time until the unit got its connection. */
  readonly waitedMillis: number
  readonly ranMillis: number
  readonly failed: boolean
}

/** Measures units of work when there is an observer. */
export class UnitTimer {
  #observer: ((times: UnitTimes) => void) | undefined
  #waiting = 0

  /** The number of units that wait for a connection. It is 0 without an observer. */
  get waiting(): number {
    return this.#waiting
  }

  observe(observer: (times: UnitTimes) => void): void {
    this.#observer = observer
  }

  /** @param run calls `begin` when the unit has its connection */
  time<T>(kind: UnitKind, run: (begin: () => void) => Promise<T>): Promise<T> {
    const observer = this.#observer
    return observer === undefined ? run(ignore) : this.#measure(kind, run, observer)
  }

  /** Adds no promise to the one that the caller waits for. */
  #measure<T>(
    kind: UnitKind,
    run: (begin: () => void) => Promise<T>,
    observer: (times: UnitTimes) => void,
  ): Promise<T> {
    const askedAt = monotonicMillis()
    let begunAt: number | undefined
    this.#waiting += 1
    const finish = (failed: boolean): void => {
      const endedAt = monotonicMillis()
      if (begunAt === undefined) this.#waiting -= 1
      const begun = begunAt ?? endedAt
      observer({ kind, waitedMillis: begun - askedAt, ranMillis: endedAt - begun, failed })
    }
    const result = run(() => {
      // A unit that runs again after a conflict begins once.
      if (begunAt !== undefined) return
      begunAt = monotonicMillis()
      this.#waiting -= 1
    })
    result.then(
      () => finish(false),
      () => finish(true),
    )
    return result
  }
}

function ignore(): void {
  // Nothing is measured.
}

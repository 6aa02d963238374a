import { Clock } from '../../src/common/clock.js'

/** A clock that shows the same time until a test sets another. */
export class TestClock extends Clock {
  #now: number

  constructor(start = Date.UTC(2026, 0, 15, 12)) {
    super()
    this.#now = start
  }

  now(): Date {
    return new Date(this.#now)
  }

  advanceSeconds(seconds: number): void {
    this.#now += seconds * 1000
  }
}

import { Clock } from '../../src/common/clock.js'

/** A clock whose time changes only when a test sets it. */
export class TestClock extends Clock {
  #now: number

  constructor(private readonly start = Date.UTC(2026, 0, 15, 12)) {
    super()
    this.#now = start
  }

  now(): Date {
    return new Date(this.#now)
  }

  advanceSeconds(seconds: number): void {
    this.#now += seconds * 1000
  }

  /** Sets the time of the start again. */
  reset(): void {
    this.#now = this.start
  }
}

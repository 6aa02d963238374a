import { setTimeout as sleep } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus'
import { UnitOfWork } from '../../database/unit-of-work.js'

/** How long the database may take to store a row, in milliseconds. Probes of Kubernetes wait for one second by default. */
const TIME_LIMIT = 800

/** Writes a row with its own value, because a full disk, a lock or a standby server permits reads. */
const PROBE = 'UPDATE schema_version SET version = version'

/** Reports whether the database stores a row within the time limit. */
@Injectable()
export class DatabaseHealthIndicator {
  #probe: Promise<unknown> | undefined
  #lastError: unknown

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The reason for the last failure. */
  get lastError(): unknown {
    return this.#lastError
  }

  async check(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database')
    const timer = new AbortController()
    try {
      await Promise.race([this.#write(), rejectLate(timer.signal)])
      return indicator.up()
    } catch (error) {
      this.#lastError = error
      return indicator.down()
    } finally {
      timer.abort()
    }
  }

  /** A probe that is still running is not repeated, so that probes do not pile up behind a lock. */
  #write(): Promise<unknown> {
    this.#probe ??= this.unitOfWork
      .write((manager) => manager.query(PROBE))
      .finally(() => {
        this.#probe = undefined
      })
    return this.#probe
  }
}

async function rejectLate(signal: AbortSignal): Promise<void> {
  try {
    await sleep(TIME_LIMIT, undefined, { signal })
  } catch {
    return
  }
  throw new Error(`the database has stored no row within ${TIME_LIMIT} ms`)
}

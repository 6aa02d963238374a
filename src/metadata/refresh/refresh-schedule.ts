import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { ErrorCode } from '../../webauthn/index.js'
import { MetadataService } from '../metadata.service.js'
import { backOff } from './back-off.js'
import type { DownloadErrorCode } from './blob-download.js'

/** A failed refresh. */
export interface RefreshFailure {
  readonly code: ErrorCode | DownloadErrorCode
  readonly at: Date
  /** The number of consecutive failures. */
  readonly failures: number
  readonly retryAt: Date
}

/** Decides when to ask the metadata service for a newer BLOB. */
@Injectable()
export class RefreshSchedule {
  #failure: RefreshFailure | undefined

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly metadata: MetadataService,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** The last failure; undefined after a success. */
  get failure(): RefreshFailure | undefined {
    return this.#failure
  }

  /**
   * The time of the next check; undefined without a URL. The interval counts from the last response, across restarts.
   */
  get dueAt(): Date | undefined {
    const settings = this.config.metadata
    if (settings === 'off' || settings.url === null) return undefined
    if (this.#failure !== undefined) return this.#failure.retryAt
    const checkedAt = this.metadata.stored?.checkedAt?.getTime()
    return new Date(checkedAt === undefined ? 0 : checkedAt + settings.refreshSeconds * 1000)
  }

  /** Returns the URL to ask; undefined when no check is due. */
  findDue(): URL | undefined {
    const settings = this.config.metadata
    const { dueAt } = this
    if (settings === 'off' || settings.url === null || dueAt === undefined) return undefined
    return dueAt <= this.clock.now() ? settings.url : undefined
  }

  recordSuccess(): void {
    this.#failure = undefined
  }

  /** Delays the next check: longer with each failure in a row, at most by the configured interval. */
  recordFailure(code: RefreshFailure['code']): RefreshFailure {
    const settings = this.config.metadata
    const longest = settings === 'off' ? 0 : settings.refreshSeconds * 1000
    const failures = (this.#failure?.failures ?? 0) + 1
    const at = this.clock.now()
    const retryAt = new Date(at.getTime() + backOff(failures, longest, this.random))
    this.#failure = { code, at, failures, retryAt }
    return this.#failure
  }
}

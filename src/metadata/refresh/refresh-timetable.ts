import { Injectable } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { ErrorCode } from '../../webauthn/index.js'
import { MetadataService } from '../metadata.service.js'
import { backOff } from './back-off.js'
import type { DownloadFault } from './blob-download.js'

/** An attempt to refresh that failed, and how many did in a row. */
export interface RefreshFailure {
  readonly code: ErrorCode | DownloadFault
  readonly at: Date
  readonly failures: number
  readonly retryAt: Date
}

/** When the metadata service is asked for a newer BLOB. */
@Injectable()
export class RefreshTimetable {
  #failure: RefreshFailure | undefined

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly metadata: MetadataService,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** The last failure; undefined once an attempt has succeeded. */
  get failure(): RefreshFailure | undefined {
    return this.#failure
  }

  /** When it is time to ask; undefined where nothing is ever asked. The last answer counts across restarts. */
  get dueAt(): Date | undefined {
    const settings = this.config.metadata
    if (settings === 'off' || settings.url === null) return undefined
    if (this.#failure !== undefined) return this.#failure.retryAt
    const checkedAt = this.metadata.kept?.checkedAt?.getTime()
    return new Date(checkedAt === undefined ? 0 : checkedAt + settings.refreshSeconds * 1000)
  }

  /** The address to ask, if it is time to. */
  findDue(): URL | undefined {
    const settings = this.config.metadata
    const { dueAt } = this
    if (settings === 'off' || settings.url === null || dueAt === undefined) return undefined
    return dueAt <= this.clock.now() ? settings.url : undefined
  }

  recordSuccess(): void {
    this.#failure = undefined
  }

  /** Puts the next attempt off: further with each failure in a row, never longer than between two answers. */
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

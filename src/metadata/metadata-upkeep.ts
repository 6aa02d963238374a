import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { StructuredLogger } from '../common/logger.js'
import { MetadataService } from './metadata.service.js'
import { ModelRecheck } from './recheck/model-recheck.js'
import { MetadataRefresh } from './refresh/metadata-refresh.js'

/** How often it is looked whether there is something to do, in milliseconds. */
const INTERVAL = 60_000

/** Keeps the metadata current while the server runs, and the passkeys held against it. */
@Injectable()
export class MetadataUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #end = new AbortController()
  #running: Promise<void> | undefined

  constructor(
    private readonly metadata: MetadataService,
    private readonly refresh: MetadataRefresh,
    private readonly recheck: ModelRecheck,
    private readonly logger: StructuredLogger,
  ) {}

  /** The server does not wait for the network before it listens. */
  onApplicationBootstrap(): void {
    void this.run()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#end.abort()
    await this.#running
  }

  /** Does what is due. Joins the run that is under way, if there is one. Never rejects. */
  @Interval(INTERVAL)
  run(): Promise<void> {
    this.#running ??= this.#work().finally(() => (this.#running = undefined))
    return this.#running
  }

  async #work(): Promise<void> {
    const { signal: end } = this.#end
    try {
      await this.metadata.synchronise()
      await this.refresh.runWhenDue(end)
      await this.recheck.runWhenDue(end)
    } catch (error) {
      // The next run tries again.
      this.logger.failure(error)
    }
  }
}

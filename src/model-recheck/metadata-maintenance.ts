import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../common/clock.js'
import { StructuredLogger } from '../common/logger.js'
import { provideMetadataGauges } from '../metadata/metadata-gauges.js'
import { MetadataRefreshService } from '../metadata/refresh/metadata-refresh.service.js'
import { MetricsService } from '../observability/metrics/metrics.service.js'
import { ModelRecheckService } from './model-recheck.service.js'

const INTERVAL = 60_000

/** Refreshes the metadata and re-checks the passkeys while the server runs. */
@Injectable()
export class MetadataMaintenance implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #shutdown = new AbortController()
  #running: Promise<void> | undefined

  constructor(
    private readonly refresh: MetadataRefreshService,
    private readonly recheck: ModelRecheckService,
    private readonly clock: Clock,
    private readonly logger: StructuredLogger,
    private readonly metrics: MetricsService,
  ) {}

  /** Starts the first run in the background: the server listens without waiting for the download. */
  onApplicationBootstrap(): void {
    provideMetadataGauges(this.metrics, this.refresh, this.clock)
    void this.run()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#shutdown.abort()
    await this.#running
  }

  /** Runs what is due, or joins the run in progress. Never rejects. */
  @Interval(INTERVAL)
  run(): Promise<void> {
    this.#running ??= this.#runOnce().finally(() => (this.#running = undefined))
    return this.#running
  }

  async #runOnce(): Promise<void> {
    const { signal } = this.#shutdown
    try {
      await this.refresh.run(signal)
      await this.recheck.runWhenDue(this.clock.now(), signal)
    } catch (error) {
      // The next run tries again.
      this.logger.failure(error)
    }
  }
}

import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import { productVersion } from '../../common/product-version.js'
import { MetricsService } from './metrics.service.js'

/** How often the event loop is checked, in milliseconds. */
const RESOLUTION = 20

const NANOS = 1e9
const MICROS = 1e6

/** Measures the process: its versions, CPU time, memory and event loop. */
@Injectable()
export class ProcessMetrics implements OnApplicationBootstrap, OnApplicationShutdown {
  #delay: IntervalHistogram | undefined

  constructor(
    private readonly metrics: MetricsService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.metrics.areEnabled) return
    this.metrics.set('build', { version: productVersion(), node: process.version }, 1)
    this.metrics.set('startTime', {}, this.clock.now().getTime() / 1000 - process.uptime())
    this.metrics.provide('cpu', {}, () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / MICROS
    })
    this.metrics.provide('residentMemory', {}, () => process.memoryUsage.rss())
    this.metrics.provide('heap', {}, () => process.memoryUsage().heapUsed)
    this.#measureEventLoop()
  }

  onApplicationShutdown(): void {
    this.#delay?.disable()
  }

  #measureEventLoop(): void {
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
    this.#delay = delay
    delay.enable()
    /** The measured time includes the interval between two checks. */
    const lagOf = (nanos: number) => (delay.count === 0 ? 0 : Math.max(0, nanos / NANOS - RESOLUTION / 1000))
    this.metrics.provide('eventLoopLagMedian', {}, () => lagOf(delay.percentile(50)))
    this.metrics.provide('eventLoopLag99', {}, () => lagOf(delay.percentile(99)))
    this.metrics.provide('eventLoopLagMax', {}, () => {
      const lag = lagOf(delay.max)
      // The sources are read in their order, so each scrape starts with an empty histogram.
      delay.reset()
      return lag
    })
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { MetricsService } from './metrics.service.js'

/** Measures how long work waits for the database and how long it takes. */
@Injectable()
export class DatabaseMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: MetricsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    if (!this.metrics.areEnabled) return
    const { timer } = this.unitOfWork
    timer.observe(({ kind: unit, waitedMillis, ranMillis, failed }) => {
      this.metrics.observe('databaseWait', { unit }, waitedMillis / 1000)
      this.metrics.observe('databaseDuration', { unit }, ranMillis / 1000)
      if (failed) this.metrics.add('databaseErrors', { unit })
    })
    this.metrics.provide('databaseQueue', {}, () => timer.waiting)
  }
}

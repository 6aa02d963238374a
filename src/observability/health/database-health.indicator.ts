import { Injectable } from '@nestjs/common'
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus'
import { UnitOfWork } from '../../database/unit-of-work.js'

/** Reports whether the database responds to a query. */
@Injectable()
export class DatabaseHealthIndicator {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database')
    try {
      await this.unitOfWork.transaction((manager) => manager.query('SELECT 1'))
      return indicator.up()
    } catch {
      return indicator.down()
    }
  }
}

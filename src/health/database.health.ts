import { Injectable } from '@nestjs/common'
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus'
import { UnitOfWork } from '../database/unit-of-work.js'

/** Whether the database answers. */
@Injectable()
export class DatabaseHealth {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database')
    try {
      await this.unitOfWork.run((manager) => manager.query('SELECT 1'))
      return indicator.up()
    } catch {
      return indicator.down()
    }
  }
}

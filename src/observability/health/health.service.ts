import { Injectable } from '@nestjs/common'
import { HealthCheckService } from '@nestjs/terminus'
import { ProblemError } from '../../common/problems/problem-error.js'
import { DatabaseHealthIndicator } from './database-health.indicator.js'
import type { HealthDto } from './dto/health.dto.js'
import { Readiness } from './readiness.js'

@Injectable()
export class HealthService {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly database: DatabaseHealthIndicator,
    private readonly readiness: Readiness,
  ) {}

  live(): HealthDto {
    return { status: 'ok' }
  }

  /**
   * @throws service_unavailable when the server shuts down
   * @throws database_unavailable when the database cannot be written
   */
  async ready(): Promise<HealthDto> {
    if (this.readiness.isStopping) throw new ProblemError('service_unavailable')
    try {
      await this.checks.check([() => this.database.check()])
    } catch {
      throw new ProblemError('database_unavailable', { cause: this.database.lastError })
    }
    return { status: 'ok' }
  }
}

import { Injectable } from '@nestjs/common'
import { HealthCheckService } from '@nestjs/terminus'
import { DatabaseHealthIndicator } from './database-health.indicator.js'
import type { HealthDto } from './dto/health.dto.js'

@Injectable()
export class HealthService {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly database: DatabaseHealthIndicator,
  ) {}

  live(): HealthDto {
    return { status: 'ok' }
  }

  /** @throws ServiceUnavailableException when the database does not respond */
  async ready(): Promise<HealthDto> {
    await this.checks.check([() => this.database.check()])
    return { status: 'ok' }
  }
}

import { Injectable } from '@nestjs/common'
import { HealthCheckService } from '@nestjs/terminus'
import { DatabaseHealth } from './database.health.js'
import type { HealthDto } from './health.dto.js'

@Injectable()
export class HealthService {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly database: DatabaseHealth,
  ) {}

  live(): HealthDto {
    return { status: 'ok' }
  }

  /** Throws ServiceUnavailableException when something the service needs does not answer. */
  async ready(): Promise<HealthDto> {
    await this.checks.check([() => this.database.check()])
    return { status: 'ok' }
  }
}

import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { MetricsService } from '../../observability/metrics/metrics.service.js'
import { EnrolmentTokensRepository } from './enrolment-tokens.repository.js'

const INTERVAL_MILLIS = 600_000

/** How long an expired token is kept, so that late use gets `enrolment_token_expired`, not `enrolment_token_invalid`. */
const RETENTION_MILLIS = 86_400_000

/** Deletes expired enrolment tokens. */
@Injectable()
export class EnrolmentTokensPurge {
  constructor(
    private readonly repository: EnrolmentTokensRepository,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {}

  @Interval(INTERVAL_MILLIS)
  async run(): Promise<void> {
    const now = this.clock.now().getTime()
    await this.repository.deleteExpired(new Date(now - RETENTION_MILLIS))
    this.metrics.set('purged', { table: 'enrolment-tokens' }, now / 1000)
  }
}

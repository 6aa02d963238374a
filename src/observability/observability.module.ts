import { Module } from '@nestjs/common'
import { TerminusModule } from '@nestjs/terminus'
import { DatabaseHealthIndicator } from './health/database-health.indicator.js'
import { HealthController } from './health/health.controller.js'
import { HealthService } from './health/health.service.js'

/** The routes that load balancers and orchestrators poll. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false, errorLogStyle: 'json' })],
  controllers: [HealthController],
  providers: [DatabaseHealthIndicator, HealthService],
})
export class ObservabilityModule {}

import { type DynamicModule, Module } from '@nestjs/common'
import { TerminusModule } from '@nestjs/terminus'
import type { MetricsSettings } from '../config/metrics.schema.js'
import { DatabaseHealthIndicator } from './health/database-health.indicator.js'
import { HealthController } from './health/health.controller.js'
import { HealthService } from './health/health.service.js'
import { Readiness } from './health/readiness.js'
import { DatabaseMetrics } from './metrics/database-metrics.js'
import { MetricsController } from './metrics/metrics.controller.js'
import { MetricsListener } from './metrics/metrics-listener.js'
import { MetricsModule } from './metrics/metrics.module.js'
import { ProcessMetrics } from './metrics/process-metrics.js'

/** The routes that load balancers and orchestrators poll, and the metrics. */
@Module({})
export class ObservabilityModule {
  static forRoot(metrics: MetricsSettings): DynamicModule {
    const hasRoute = metrics !== 'off' && metrics.listener === null
    return {
      module: ObservabilityModule,
      imports: [MetricsModule, TerminusModule.forRoot({ logger: false, errorLogStyle: 'json' })],
      controllers: [HealthController, ...(hasRoute ? [MetricsController] : [])],
      providers: [DatabaseHealthIndicator, DatabaseMetrics, HealthService, MetricsListener, ProcessMetrics, Readiness],
      exports: [Readiness],
    }
  }
}

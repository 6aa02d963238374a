import { Global, Module } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { MetricsService, NoMetrics } from './metrics.service.js'

/** Provides the recorder of metrics to every feature. `ObservabilityModule` serves what it has recorded. */
@Global()
@Module({
  providers: [{ provide: MetricsService, inject: [LatchkeyConfig], useFactory: createMetrics }],
  exports: [MetricsService],
})
export class MetricsModule {}

/** Loads the library only for a server with metrics. */
async function createMetrics({ metrics }: LatchkeyConfig): Promise<MetricsService> {
  if (metrics === 'off') return new NoMetrics()
  const { PrometheusMetrics } = await import('./prometheus-metrics.js')
  return new PrometheusMetrics()
}

import type { Clock } from '../common/clock.js'
import type { MetricsService } from '../observability/metrics/metrics.service.js'
import { assessFreshness } from '../webauthn/metadata.js'
import type { MetadataReport, MetadataRefreshService } from './refresh/metadata-refresh.service.js'

/** Provides the age of the metadata and the state of its refresh. Without metadata in use, the ages have no sample. */
export function provideMetadataGauges(metrics: MetricsService, refresh: MetadataRefreshService, clock: Clock): void {
  const provide = (
    name: 'metadataAge' | 'metadataOverdue' | 'metadataMissing' | 'metadataFailures',
    read: (report: MetadataReport) => number | undefined,
  ) => metrics.provide(name, {}, () => readUnlessOff(refresh.report(), read))

  provide('metadataAge', ({ metadata }) => metadata?.storedAt && secondsBetween(metadata.storedAt, clock.now()))
  provide('metadataOverdue', ({ metadata }) => metadata?.nextUpdate && overdueSeconds(metadata, clock.now()))
  provide('metadataMissing', ({ state }) => Number(state === 'missing'))
  provide('metadataFailures', ({ failure }) => failure?.failures ?? 0)
}

function readUnlessOff<T>(report: MetadataReport, read: (report: MetadataReport) => T): T | undefined {
  return report.state === 'off' ? undefined : read(report)
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}

function overdueSeconds(metadata: Parameters<typeof assessFreshness>[0], at: Date): number {
  const freshness = assessFreshness(metadata, at)
  return freshness.verdict === 'fresh' ? 0 : freshness.overdueMillis / 1000
}

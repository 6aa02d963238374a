import type { z } from 'zod'
import { onLocalhostByDefault } from './end-user-realm.schema.js'
import { integer, section, text } from './schema/types.js'

export const METRICS = section('Metrics for Prometheus; docs/operations.md lists them.', {
  enabled: onLocalhostByDefault('Whether the server measures itself and serves metrics.'),
  port: integer(1, 65_535)
    .nullable()
    .default(null)
    .describe(
      'The port of a separate listener that serves GET /metrics without credentials. If null, the server itself serves /metrics to API keys with the scope `metrics:read`.',
    ),
  host: text(253)
    .default('localhost')
    .describe(
      'The address of the separate listener. Every client that can connect to it can read the metrics, which contain no data of users.',
    ),
})

/** Where metrics are served: by a separate listener, or at a route of the server. */
export type MetricsSettings = 'off' | { readonly listener: { readonly port: number; readonly host: string } | null }

export function resolveMetrics(
  { enabled, port, host }: z.output<typeof METRICS>,
  onLocalhost: boolean,
): MetricsSettings {
  if (!(enabled ?? onLocalhost)) return 'off'
  return Object.freeze({ listener: port === null ? null : Object.freeze({ port, host }) })
}

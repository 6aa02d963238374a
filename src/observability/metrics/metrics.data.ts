import { ATTESTATION_FORMATS } from '../../webauthn/index.js'

/**
 * The values of a label: a list, or a set that the code of the server bounds. `code`: the error codes. `route`: the patterns
 * of routes. `version`: the versions that run. No label contains data of users, and no value comes from a request.
 */
type LabelValues = readonly string[] | 'code' | 'route' | 'version'

export interface MetricDefinition {
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly name: string
  readonly help: string
  readonly labels: Readonly<Record<string, LabelValues>>
  /** The upper bounds of a histogram, in seconds. */
  readonly buckets?: readonly number[]
}

const REALMS = ['backend', 'propelauth', 'browser'] as const
const ISSUED_KINDS = ['registration', 'authentication', 'confirmation'] as const
const KINDS = [...ISSUED_KINDS, 'signed-request'] as const
const UNITS = ['read', 'write', 'transaction', 'lookup', 'store'] as const

const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const
const DATABASE_BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5] as const

const counter = <const L extends MetricDefinition['labels']>(name: string, help: string, labels: L) =>
  ({ type: 'counter', name, help, labels }) as const
const gauge = <const L extends MetricDefinition['labels']>(name: string, help: string, labels: L) =>
  ({ type: 'gauge', name, help, labels }) as const

/** Every metric of the server. docs/operations.md has a table of them, which a test compares with this list. */
export const METRICS = {
  ceremoniesStarted: counter('latchkey_ceremonies_started_total', 'Ceremonies that were started.', {
    kind: ISSUED_KINDS,
    realm: REALMS,
  }),
  ceremoniesFinished: counter(
    'latchkey_ceremonies_finished_total',
    'Attempts to finish a ceremony. The code is empty if the result is accepted; only registrations have a format.',
    {
      kind: KINDS,
      realm: REALMS,
      result: ['accepted', 'refused'],
      code: 'code',
      format: [...ATTESTATION_FORMATS, 'unknown', ''] as const,
    },
  ),
  ceremoniesAbandoned: counter(
    'latchkey_ceremonies_abandoned_total',
    'Ceremonies that expired without an attempt to finish them, counted when they are purged.',
    { kind: ISSUED_KINDS, realm: REALMS },
  ),
  requestDuration: {
    type: 'histogram',
    name: 'latchkey_http_request_duration_seconds',
    help: 'Duration of requests, by the pattern of the route and the class of the status.',
    labels: {
      method: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'other'],
      route: 'route',
      status: ['1xx', '2xx', '3xx', '4xx', '5xx'],
    },
    buckets: REQUEST_BUCKETS,
  },
  problems: counter('latchkey_http_problems_total', 'Responses with an error code.', { code: 'code' }),
  databaseWait: {
    type: 'histogram',
    name: 'latchkey_database_wait_seconds',
    help: 'Time that work waited for a connection or for the write lock of the process.',
    labels: { unit: UNITS },
    buckets: DATABASE_BUCKETS,
  },
  databaseDuration: {
    type: 'histogram',
    name: 'latchkey_database_duration_seconds',
    help: 'Duration of work in the database after the wait.',
    labels: { unit: UNITS },
    buckets: DATABASE_BUCKETS,
  },
  databaseErrors: counter('latchkey_database_errors_total', 'Work in the database that failed, including refusals.', {
    unit: UNITS,
  }),
  databaseQueue: gauge('latchkey_database_queue', 'Units of work that wait for the database now.', {}),
  rateLimited: counter('latchkey_rate_limited_total', 'Requests that a rate limit refused.', {
    limit: ['address', 'network', 'user', 'slow-down', 'api-key', 'failed-api-keys'],
  }),
  slowedRequests: counter(
    'latchkey_slowed_requests_total',
    'Requests that waited because they name a user too often.',
    {},
  ),
  apiKeysRejected: counter(
    'latchkey_api_keys_rejected_total',
    'Requests whose API key is invalid, lacks the scope, or may not be used on the page.',
    { code: ['credentials_invalid', 'permission_missing', 'origin_not_allowed'] },
  ),
  cacheReads: counter('latchkey_cache_reads_total', 'Reads of a cache.', {
    cache: ['api-keys'],
    result: ['hit', 'miss'],
  }),
  metadataAge: gauge(
    'latchkey_metadata_age_seconds',
    'Time since the metadata in use was stored. No sample if metadata is off or missing.',
    {},
  ),
  metadataOverdue: gauge(
    'latchkey_metadata_overdue_seconds',
    'Time since newer metadata was due; 0 if the metadata is fresh. No sample if metadata is off or missing.',
    {},
  ),
  metadataMissing: gauge(
    'latchkey_metadata_missing',
    '1 if metadata is enabled and unusable, else 0. No sample if metadata is off.',
    {},
  ),
  metadataFailures: gauge(
    'latchkey_metadata_refresh_failures',
    'Consecutive failures to download metadata. No sample if metadata is off.',
    {},
  ),
  signingKeyAge: gauge(
    'latchkey_signing_key_age_seconds',
    'Time since the current key began to sign. No sample if the environment sets the key.',
    {},
  ),
  signingKeysUnreadable: gauge(
    'latchkey_signing_keys_unreadable',
    'Stored signing keys that the master secret does not decrypt.',
    {},
  ),
  purged: gauge(
    'latchkey_purge_last_success_timestamp_seconds',
    'Time of the last successful purge of expired rows by this process, in Unix seconds.',
    {
      table: [
        'ceremonies',
        'confirmations',
        'enrolment-tokens',
        'redeemed-tokens',
        'refresh-tokens',
        'sessions',
        'used-stamps',
      ],
    },
  ),
  build: gauge('latchkey_build_info', 'Always 1, with the versions of the server and of Node.js.', {
    version: 'version',
    node: 'version',
  }),
  cpu: counter('process_cpu_seconds_total', 'CPU time of the process, user and system.', {}),
  residentMemory: gauge('process_resident_memory_bytes', 'Resident memory of the process.', {}),
  startTime: gauge('process_start_time_seconds', 'Start time of the process, in Unix seconds.', {}),
  heap: gauge('nodejs_heap_size_used_bytes', 'Used heap of V8.', {}),
  eventLoopLagMedian: gauge(
    'nodejs_eventloop_lag_p50_seconds',
    'Median delay of the event loop since the last scrape.',
    {},
  ),
  eventLoopLag99: gauge('nodejs_eventloop_lag_p99_seconds', '99th percentile of the delay of the event loop.', {}),
  eventLoopLagMax: gauge(
    'nodejs_eventloop_lag_max_seconds',
    'Longest delay of the event loop since the last scrape.',
    {},
  ),
} as const satisfies Readonly<Record<string, MetricDefinition>>

type MetricName = keyof typeof METRICS

type NamesOfType<T extends MetricDefinition['type']> = {
  [N in MetricName]: (typeof METRICS)[N]['type'] extends T ? N : never
}[MetricName]

export type CounterName = NamesOfType<'counter'>
export type GaugeName = NamesOfType<'gauge'>
export type HistogramName = NamesOfType<'histogram'>

type LabelsIn<L extends MetricDefinition['labels']> = {
  readonly [K in keyof L]: L[K] extends readonly (infer V)[] ? V : string
}

/** The labels of a metric with their values. */
export type LabelsOf<N extends MetricName> = LabelsIn<(typeof METRICS)[N]['labels']>

import createClient, { type Client, defaultPathSerializer, type Middleware } from 'openapi-fetch'
import type { components, paths } from './schema.js'

export type { operations, paths } from './schema.js'

/** The types of the API by name, for example `Schemas['Passkey']`. */
export type Schemas = components['schemas']

/** The typed client: `client.POST('/v1/registration/start', { body })`. */
export type LatchkeyClient = Client<paths, `${string}/${string}`>

export interface LatchkeyOptions {
  /** The URL of the server, for example `https://passkeys.example.com`. */
  readonly baseUrl: string
  /** An API key, `lk_…`, or a function that returns the current key. The client calls it before each request. */
  readonly apiKey: string | (() => string | Promise<string>)
  /** The timeout of a request in milliseconds. Default: 10,000. */
  readonly timeoutMillis?: number
  /** Replaces the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>
}

const DEFAULT_TIMEOUT = 10_000

/** Creates a client for a backend. A rejected request resolves with `error`; `orThrow` throws a `LatchkeyError`. */
export function createLatchkeyClient({ apiKey, ...options }: LatchkeyOptions): LatchkeyClient {
  return createTypedClient({ ...options, bearer: apiKey })
}

/** The options of every client. */
export interface ClientOptions extends Omit<LatchkeyOptions, 'apiKey'> {
  /** The API key or access token, or a function that returns the current one. */
  readonly bearer: LatchkeyOptions['apiKey']
  /** Whether the browser sends cookies to other origins too. */
  readonly credentials?: 'include'
}

/** Creates a client with any credentials. */
export function createTypedClient(options: ClientOptions): LatchkeyClient {
  const { baseUrl, bearer, timeoutMillis = DEFAULT_TIMEOUT, credentials, fetch = globalThis.fetch } = options
  const client = createClient<paths, `${string}/${string}`>({
    baseUrl,
    pathSerializer: serializePath,
    ...(credentials !== undefined && { credentials }),
    fetch: (request: Request) =>
      fetch(new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMillis)]) })),
  })
  client.use(authorization(bearer))
  return client
}

/** `fetch` resolves these path segments even when they are encoded, so the request would reach another route. */
const DOT_SEGMENTS: readonly unknown[] = ['.', '..']

/** @throws TypeError when an id cannot be part of a URL */
function serializePath(path: string, parameters: Record<string, unknown>): string {
  const invalid = Object.entries(parameters).find(([, value]) => DOT_SEGMENTS.includes(value))
  if (invalid !== undefined) throw new TypeError(`${invalid[0]} must not be ${JSON.stringify(invalid[1])}`)
  return defaultPathSerializer(path, parameters)
}

function authorization(bearer: ClientOptions['bearer']): Middleware {
  return {
    async onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${typeof bearer === 'string' ? bearer : await bearer()}`)
      return request
    },
  }
}

/** The server rejected a request. Contains the problem details (RFC 9457). */
export class LatchkeyError extends Error {
  override readonly name = 'LatchkeyError'
  /** A permanent code such as `challenge_expired`. Undefined if the response came from a proxy. */
  readonly code: string | undefined
  readonly status: number
  /** Identifies the request in the server's log. */
  readonly requestId: string | undefined
  /** The seconds to wait before another attempt. Undefined if the response has no `Retry-After`. */
  readonly retryAfterSeconds: number | undefined
  readonly problem: Schemas['ProblemDetails'] | undefined

  /** @param retryAfter the header `Retry-After`, which a proxy may send with a body that is not a problem */
  constructor(status: number, problem: unknown, retryAfter?: string | null) {
    const details = isProblem(problem) ? problem : undefined
    super(
      details === undefined ? `the server answered ${status}` : `${details.code}: ${details.detail ?? details.title}`,
    )
    this.status = status
    this.problem = details
    this.code = details?.code
    this.requestId = details?.requestId
    this.retryAfterSeconds = details?.retryAfterSeconds ?? secondsIn(retryAfter)
  }
}

/** Returns the delay of a `Retry-After`: a number of seconds or a date (RFC 9110 §10.2.3). */
function secondsIn(retryAfter: string | null | undefined): number | undefined {
  if (typeof retryAfter !== 'string') return undefined
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter)
  const millis = Date.parse(retryAfter) - Date.now()
  return Number.isNaN(millis) ? undefined : Math.max(0, Math.ceil(millis / 1000))
}

function isProblem(value: unknown): value is Schemas['ProblemDetails'] {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'requestId' in value
}

interface Result<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/**
 * Returns the data of a successful request.
 *
 * ```ts
 * const { registrationOptions } = await orThrow(client.POST('/v1/registration/start', { body }))
 * ```
 *
 * @throws LatchkeyError when the server rejected the request
 */
export async function orThrow<T>(request: Promise<Result<T>>): Promise<T> {
  const { data, error, response } = await request
  if (!response.ok) throw new LatchkeyError(response.status, error, response.headers.get('retry-after'))
  return data as T
}

import createClient, { type Client, defaultPathSerializer, type Middleware } from 'openapi-fetch'
import type { components, paths } from './schema.js'

export type { operations, paths } from './schema.js'

/** The shapes of the API by name, e.g. `Schemas['Passkey']`. */
export type Schemas = components['schemas']

/** The API: `client.POST('/v1/registration/start', { body })`. Paths, parameters, bodies and answers are typed. */
export type LatchkeyClient = Client<paths, `${string}/${string}`>

export interface LatchkeyOptions {
  /** Where the server is, e.g. `https://passkeys.example.com`. */
  readonly baseUrl: string
  /** An API key, `lk_…`; or a function that is asked before each request, for a key that rotates. */
  readonly apiKey: string | (() => string | Promise<string>)
  /** How long a request may take, in milliseconds. Default 10 000. */
  readonly timeoutMillis?: number
  /** In place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>
}

const DEFAULT_TIMEOUT = 10_000

/** A client for a backend. A refused request resolves with `error`; `orThrow` makes it a `LatchkeyError`. */
export function createLatchkeyClient(options: LatchkeyOptions): LatchkeyClient {
  const { baseUrl, apiKey, timeoutMillis = DEFAULT_TIMEOUT, fetch = globalThis.fetch } = options
  const client = createClient<paths, `${string}/${string}`>({
    baseUrl,
    pathSerializer: serializePath,
    fetch: (request: Request) =>
      fetch(new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMillis)]) })),
  })
  client.use(authorization(apiKey))
  return client
}

/** What `fetch` takes for a step in the path, however it is written: the request would reach another route. */
const STEPS: readonly unknown[] = ['.', '..']

/** Throws TypeError for an id that no address can hold. */
function serializePath(path: string, parameters: Record<string, unknown>): string {
  const unfit = Object.entries(parameters).find(([, value]) => STEPS.includes(value))
  if (unfit !== undefined) throw new TypeError(`${unfit[0]} must not be ${JSON.stringify(unfit[1])}`)
  return defaultPathSerializer(path, parameters)
}

function authorization(apiKey: LatchkeyOptions['apiKey']): Middleware {
  return {
    async onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${typeof apiKey === 'string' ? apiKey : await apiKey()}`)
      return request
    },
  }
}

/** A request that the server refused, with its problem details (RFC 9457). */
export class LatchkeyError extends Error {
  override readonly name = 'LatchkeyError'
  /** Permanent, e.g. `challenge_expired`. Undefined where something between here and the server answered. */
  readonly code: string | undefined
  readonly status: number
  /** What the log of the server has the request under. */
  readonly requestId: string | undefined
  readonly problem: Schemas['ProblemDetails'] | undefined

  constructor(status: number, problem: unknown) {
    const details = isProblem(problem) ? problem : undefined
    super(
      details === undefined ? `the server answered ${status}` : `${details.code}: ${details.detail ?? details.title}`,
    )
    this.status = status
    this.problem = details
    this.code = details?.code
    this.requestId = details?.requestId
  }
}

function isProblem(value: unknown): value is Schemas['ProblemDetails'] {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'requestId' in value
}

interface Answer<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/**
 * The answer of a request that succeeded.
 *
 * ```ts
 * const { registrationOptions } = await orThrow(client.POST('/v1/registration/start', { body }))
 * ```
 *
 * @throws LatchkeyError when the server refused it
 */
export async function orThrow<T>(request: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await request
  if (!response.ok) throw new LatchkeyError(response.status, error)
  return data as T
}

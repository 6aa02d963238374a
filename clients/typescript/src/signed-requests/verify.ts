import { type LatchkeyClient, LatchkeyError, orThrow, type Schemas } from '../client.js'

/** The user who signed a request, and the passkey. */
export type SignedRequest = Schemas['SignedRequestResult']

/** How a backend protects its routes. */
export interface SignedRequestOptions<Request> {
  /** A client whose API key has the scope `signed-requests:verify`. */
  readonly client: LatchkeyClient
  /**
   * Returns the id of the user who must have signed the request, for example from your session. Return undefined to accept
   * every user; compare `signedRequest.userId` in the handler then.
   */
  readonly userOf?: (request: Request) => string | undefined
  /** The name of your service. With it, the signature must cover the method, the path and this name as well as the body. */
  readonly audience?: string
}

/** The parts of a received request that the verification needs. */
export interface ReceivedRequest {
  readonly method: string
  /** The path and query, as received. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The exact bytes of the body. Undefined if the framework has not kept them. */
  readonly rawBody: Uint8Array | undefined
}

/** The HTTP status of an outage. */
const UNAVAILABLE = 503

/** Marks a request without a stamp, before the server is asked. */
const NO_STAMP = {
  type: '/docs/errors#stamp_malformed',
  title: 'The request is not signed: the header X-Stamp-Webauthn is missing.',
  status: 401,
  code: 'stamp_malformed',
  requestId: '',
}

/**
 * Verifies a signed request and uses it up.
 *
 * @throws LatchkeyError when the request is not signed, or the server rejects it
 * @throws Error when the raw body is missing
 */
export async function verifySignedRequest<Request>(
  { method, url, headers, rawBody }: ReceivedRequest,
  { client, audience }: SignedRequestOptions<Request>,
  userId: string | undefined,
): Promise<SignedRequest> {
  const stampHeaderValue = headers['x-stamp-webauthn']
  if (typeof stampHeaderValue !== 'string') throw new LatchkeyError(NO_STAMP.status, NO_STAMP)
  if (rawBody === undefined) throw new Error('The raw body is missing. Keep it before the body is parsed.')
  const expected = {
    method,
    path: url.replace(/[?#].*$/, ''),
    ...(userId !== undefined && { userId }),
    ...(audience !== undefined && { audience, binding: 'request' as const }),
  }
  const stamp = { stampHeaderName: 'X-Stamp-Webauthn', stampHeaderValue }
  const body = { body: encodeBase64(rawBody), bodyEncoding: 'base64' as const, stamp, ...expected }
  return orThrow(client.POST('/v1/signed-requests/verify', { body }).catch(unreachable))
}

/** No response came, for example because the time is over. */
function unreachable(cause: unknown): never {
  throw Object.assign(new LatchkeyError(UNAVAILABLE, undefined), { cause })
}

function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** A response that clients of Turnkey can read: an error of gRPC, with the code of the problem in its details. */
export interface Refusal {
  readonly status: number
  readonly retryAfterSeconds: number | undefined
  readonly body: {
    /** A status code of gRPC. */
    readonly code: number
    readonly message: string
    readonly details: readonly { readonly code: string; readonly requestId: string }[]
  }
}

/** The status codes of gRPC by HTTP status. */
const GRPC_CODES = new Map([
  [400, 3],
  [401, 16],
  [403, 7],
  [409, 6],
  [429, 8],
  [UNAVAILABLE, 14],
])

/** Codes that report a mistake of the backend, which its clients must not see as theirs. */
const MISTAKES_OF_BACKEND = new Set([
  'credentials_missing',
  'credentials_invalid',
  'permission_missing',
  'request_invalid',
])

/**
 * Returns the response to a request that was rejected. An unreachable server gives 503.
 *
 * @throws Error when the backend is configured wrongly. It has no status, so that frameworks respond with 500.
 */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof LatchkeyError)) throw error
  const { status, code, problem, retryAfterSeconds } = error
  const grpcCode = GRPC_CODES.get(status)
  const isMistake = status !== UNAVAILABLE && (code === undefined || MISTAKES_OF_BACKEND.has(code))
  if (grpcCode === undefined || isMistake)
    throw new Error(`The signed request cannot be verified: ${error.message}`, { cause: error })
  const details = code === undefined ? [] : [{ code, requestId: problem?.requestId ?? '' }]
  const message = problem?.title ?? 'The request cannot be verified at the moment. Try again later.'
  return { status, retryAfterSeconds, body: { code: grpcCode, message, details } }
}

import {
  type ReceivedRequest,
  type Refusal,
  refusalOf,
  type SignedRequest,
  type SignedRequestOptions,
  verifySignedRequest,
} from './verify.js'

/** A request of Express, Fastify or NestJS. A guard adds `signedRequest`. */
export interface GuardedRequest extends Omit<ReceivedRequest, 'rawBody'> {
  /** The URL before Express removes the path of a router. */
  readonly originalUrl?: string
  rawBody?: Uint8Array | string | undefined
  signedRequest?: SignedRequest
}

async function guard<Request extends GuardedRequest>(
  request: Request,
  options: SignedRequestOptions<Request>,
): Promise<void> {
  const { method, headers, rawBody, originalUrl, url } = request
  const bytes = typeof rawBody === 'string' ? new TextEncoder().encode(rawBody) : rawBody
  const received = { method, headers, url: originalUrl ?? url, rawBody: bytes }
  request.signedRequest = await verifySignedRequest(received, options, options.userOf?.(request))
}

/**
 * Stores the raw body in the request, for {@link expressSignedRequests}: `app.use(express.json({ verify: keepRawBody }))`. In NestJS, pass
 * `rawBody: true` to `NestFactory.create` instead.
 */
export function keepRawBody(request: object, _response: unknown, body: Uint8Array): void {
  Object.assign(request, { rawBody: body })
}

interface ExpressResponse {
  status(status: number): ExpressResponse
  setHeader(name: string, value: string): unknown
  json(body: unknown): unknown
}

/**
 * Creates middleware for Express that accepts only signed requests.
 *
 * ```ts
 * app.post('/payments', expressSignedRequests({ client, userOf: (request) => request.session.userId }), pay)
 * ```
 */
export function expressSignedRequests<Request extends GuardedRequest>(options: SignedRequestOptions<Request>) {
  return async (request: Request, response: ExpressResponse, next: (error?: unknown) => void): Promise<void> => {
    try {
      await guard(request, options)
    } catch (error) {
      respond(error, next, ({ status, body, retryAfterSeconds }) => {
        if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds))
        response.status(status).json(body)
      })
      return
    }
    next()
  }
}

function respond(error: unknown, next: (error: unknown) => void, send: (refusal: Refusal) => void): void {
  try {
    send(refusalOf(error))
  } catch (mistake) {
    next(mistake)
  }
}

interface FastifyReply {
  code(status: number): FastifyReply
  header(name: string, value: string): unknown
  send(body: unknown): unknown
}

/**
 * Creates a hook for Fastify that accepts only signed requests. Register {@link parseRawJson} first, so that the raw body is
 * kept.
 *
 * ```ts
 * app.post('/payments', { preHandler: fastifySignedRequests({ client }) }, pay)
 * ```
 */
export function fastifySignedRequests<Request extends GuardedRequest>(options: SignedRequestOptions<Request>) {
  return async (request: Request, reply: FastifyReply): Promise<unknown> => {
    try {
      await guard(request, options)
      return undefined
    } catch (error) {
      const { status, body, retryAfterSeconds } = refusalOf(error)
      if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds))
      return reply.code(status).send(body)
    }
  }
}

/**
 * A content type parser of Fastify that parses JSON and stores the raw body in the request:
 * `app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseRawJson)`.
 */
export function parseRawJson(
  request: object,
  body: Uint8Array | string,
  done: (error: Error | null, value?: unknown) => void,
): void {
  Object.assign(request, { rawBody: body })
  try {
    done(null, JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)))
  } catch (error) {
    done(Object.assign(error as Error, { statusCode: 400 }))
  }
}

/** The parts of NestJS that the guard uses. */
interface NestContext {
  switchToHttp(): { getRequest(): unknown; getResponse(): unknown }
}
type HttpExceptionClass = new (body: object, status: number) => Error

/**
 * Creates a guard for NestJS that accepts only signed requests. The application needs `rawBody: true`.
 *
 * ```ts
 * @UseGuards(nestSignedRequests({ client, HttpException }))
 * ```
 *
 * @param options.HttpException the class of `@nestjs/common`, so that this package does not depend on NestJS
 */
export function nestSignedRequests<Request extends GuardedRequest>(
  options: SignedRequestOptions<Request> & { readonly HttpException: HttpExceptionClass },
): { canActivate(context: NestContext): Promise<boolean> } {
  return {
    async canActivate(context) {
      const http = context.switchToHttp()
      try {
        await guard(http.getRequest() as Request, options)
        return true
      } catch (error) {
        const { status, body, retryAfterSeconds } = refusalOf(error)
        if (retryAfterSeconds !== undefined) setHeader(http.getResponse(), String(retryAfterSeconds))
        throw new options.HttpException(body, status)
      }
    },
  }
}

/** Express and Fastify, the two platforms of NestJS, have the method `header`. */
function setHeader(response: unknown, retryAfter: string): void {
  ;(response as { header(name: string, value: string): unknown }).header('Retry-After', retryAfter)
}

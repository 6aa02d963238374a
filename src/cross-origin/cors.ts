import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyRequest } from 'fastify'
import type { CorsSettings } from '../config/cors.schema.js'
import { BrowserRoutes } from './browser-routes.js'

/** Request headers that scripts may set in addition to the CORS-safelisted ones. */
const ALLOWED_HEADERS = ['authorization', 'confirmation', 'content-type', 'traceparent', 'x-request-id']

/** Response headers that scripts may read in addition to the CORS-safelisted ones. */
const EXPOSED_HEADERS = [
  'ratelimit-limit',
  'ratelimit-policy',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'x-request-id',
]

const CLOSED: FastifyCorsOptions = { origin: false }

/**
 * Lets pages of the configured origins call the browser routes (Fetch, CORS protocol). Responses to other origins carry
 * no CORS headers. Must run before any route is registered, because the plugin registers its own.
 */
export async function enableCors(app: NestFastifyApplication, settings: CorsSettings): Promise<void> {
  if (settings.origins.size === 0) return
  const routes = app.get(BrowserRoutes, { strict: false })
  await app.register(fastifyCors, {
    delegator: (request: FastifyRequest, done: (error: null, options: FastifyCorsOptions) => void) =>
      done(null, optionsFor(request, routes, settings)),
  })
}

function optionsFor(request: FastifyRequest, routes: BrowserRoutes, settings: CorsSettings): FastifyCorsOptions {
  const { origin } = request.headers
  const origins: ReadonlySet<string> = settings.origins
  const url = request.routeOptions.url ?? ''
  if (origin === undefined || !origins.has(origin) || !routes.has(methodOf(request), url)) return CLOSED
  return {
    origin,
    credentials: true,
    methods: routes.methodsOf(url),
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: settings.maxAgeSeconds,
  }
}

/** Returns the method that a preflight asks about, or the request's own method. */
function methodOf({ method, headers }: FastifyRequest): string {
  return method === 'OPTIONS' ? String(headers['access-control-request-method']) : method
}

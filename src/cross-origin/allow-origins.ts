import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyRequest } from 'fastify'
import type { CorsSettings } from '../config/cors.schema.js'
import { OpenRoutes } from './open-routes.js'

/** What a page may send beside what every page may. */
const ALLOWED_HEADERS = ['authorization', 'content-type', 'traceparent', 'x-request-id']

/** What a page may read beside what every page may. */
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
 * Lets the pages of the configured origins call the open routes (Fetch, CORS protocol). To everybody else, and without
 * such origins, the service answers as if it had never heard of it. Comes before all routes: the plugin has one of its own.
 */
export async function allowOrigins(app: NestFastifyApplication, settings: CorsSettings): Promise<void> {
  if (settings.origins.size === 0) return
  const routes = app.get(OpenRoutes, { strict: false })
  await app.register(fastifyCors, {
    delegator: (request: FastifyRequest, done: (error: null, options: FastifyCorsOptions) => void) =>
      done(null, optionsFor(request, routes, settings)),
  })
}

function optionsFor(request: FastifyRequest, routes: OpenRoutes, settings: CorsSettings): FastifyCorsOptions {
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

/** A preflight asks about another method than its own. */
function methodOf({ method, headers }: FastifyRequest): string {
  return method === 'OPTIONS' ? String(headers['access-control-request-method']) : method
}

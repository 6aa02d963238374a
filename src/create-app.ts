import type { Server } from 'node:http'
import fastifyCookie from '@fastify/cookie'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyHttpOptions, FastifyInstance } from 'fastify'
import { AppModule } from './app.module.js'
import type { Runtime } from './common/common.module.js'
import { acceptJsonBodies } from './common/http/body.js'
import { BODY_LIMITS, limitBodies } from './common/http/body-limits.js'
import { acceptForms } from './common/http/form-body.js'
import { createClientErrorHandler } from './common/http/connection-errors.js'
import { rejectOtherMethods } from './common/http/method-not-allowed.js'
import { identifyRequests, requestIdOf } from './common/http/request-identity.js'
import { logRequests } from './common/http/request-log.js'
import { setSecurityHeaders } from './common/http/security-headers.js'
import { sendProblem } from './common/problems/problem.filter.js'
import type { LatchkeyConfig } from './config/latchkey-config.js'
import { enableCors } from './cross-origin/cors.js'
import { measureRequests } from './observability/metrics/measure-requests.js'
import { MetricsService } from './observability/metrics/metrics.service.js'
import { serveDocumentation } from './openapi/serve-documentation.js'

/** The longest path parameter: a user id of 255 characters, percent-encoded. */
const MAX_PARAM_LENGTH = 1024

/** How often Node.js looks for requests that have taken too long, in milliseconds. Its default is 30 seconds. */
const TIMEOUT_CHECK_INTERVAL = 500

/** Creates the application. It can listen, or receive injected requests. */
export async function createApp(config: LatchkeyConfig, runtime: Runtime): Promise<NestFastifyApplication> {
  const adapter = createAdapter(config, runtime)
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, runtime), adapter, {
    logger: runtime.logger,
    abortOnError: false,
    bodyParser: false,
  })
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance()
  fastify.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, runtime.logger))
  identifyRequests(fastify)
  setSecurityHeaders(fastify, config.overHttps, config.edge.framing)
  logRequests(fastify, runtime.logger)
  measureRequests(fastify, app.get(MetricsService))
  acceptJsonBodies(fastify)
  acceptForms(fastify)
  limitBodies(fastify)
  await enableCors(app, config.edge.cors)
  const routesAreComplete = rejectOtherMethods(fastify)
  await app.register(fastifyCookie)
  serveDocumentation(app, config.documentation)
  await app.init()
  routesAreComplete()
  await fastify.ready()
  return app
}

/**
 * Ignores the error handler that Nest sets after the routes are registered. `createApp` sets its own before, so that it also
 * handles errors of routes that a plugin loads early.
 */
class ProblemAdapter extends FastifyAdapter {
  override setErrorHandler(): FastifyInstance {
    return this.getInstance()
  }
}

function createAdapter({ edge }: LatchkeyConfig, { logger, random }: Runtime): FastifyAdapter {
  const { trustedProxies, requestTimeoutSeconds, connectionTimeoutSeconds, keepAliveSeconds } = edge.http
  const requestTimeout = requestTimeoutSeconds * 1000
  const options: FastifyHttpOptions<Server> = {
    bodyLimit: BODY_LIMITS.plain,
    trustProxy: [...trustedProxies],
    requestTimeout,
    // Node.js exchanges the two timeouts when the one for the headers is longer. Its default is 60 seconds.
    http: { headersTimeout: requestTimeout, connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL },
    connectionTimeout: connectionTimeoutSeconds * 1000,
    keepAliveTimeout: keepAliveSeconds * 1000,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']) ?? random.uuid(),
    clientErrorHandler: createClientErrorHandler(random),
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply, logger),
  }
  return new ProblemAdapter(options)
}

import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import { createOpenApiDocument } from './openapi-document.js'
import { API_PAGE, API_PAGE_SCRIPT, ERRORS_PAGE, ERRORS_PAGE_STYLE } from './documentation-pages.js'

/** Serves `/openapi.json`, `/docs` and `/docs/errors` without credentials. The pages load files of this server only. */
export async function serveDocumentation(app: NestFastifyApplication): Promise<void> {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance()
  // Created on the first request: the document takes longer than the rest of the start.
  let openApi: string | undefined
  fastify.get('/openapi.json', (_request, reply) => {
    openApi ??= JSON.stringify(createOpenApiDocument(app))
    return reply.type('application/json; charset=utf-8').send(openApi)
  })
  serve(fastify, '/docs', 'text/html; charset=utf-8', API_PAGE)
  serve(fastify, '/docs/start.js', 'text/javascript; charset=utf-8', API_PAGE_SCRIPT)
  serve(fastify, '/docs/errors', 'text/html; charset=utf-8', ERRORS_PAGE)
  serve(fastify, '/docs/errors.css', 'text/css; charset=utf-8', ERRORS_PAGE_STYLE)
  await app.register(fastifyStatic, {
    root: swaggerUiDirectory(),
    prefix: '/docs/assets/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => /^\/swagger-ui(?:\.css|-bundle\.js)$/.test(path),
  })
}

function serve(fastify: FastifyInstance, url: string, contentType: string, content: string): void {
  fastify.get(url, (_request, reply) => reply.type(contentType).send(content))
}

/** Resolves the Swagger UI that @nestjs/swagger depends on, wherever the package manager has installed it. */
function swaggerUiDirectory(): string {
  const fromSwagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger/package.json'))
  return dirname(fromSwagger.resolve('swagger-ui-dist/package.json'))
}

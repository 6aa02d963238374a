import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance } from 'fastify'
import type { DocumentationSettings } from '../config/documentation.schema.js'
import { serveCompressed } from './compressed-route.js'
import { createOpenApiDocument } from './openapi-document.js'
import { API_PAGE, API_PAGE_SCRIPT, ERRORS_PAGE, ERRORS_PAGE_STYLE } from './documentation-pages.js'

const HTML = 'text/html; charset=utf-8'
const CSS = 'text/css; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'

/**
 * Serves `/openapi.json`, `/docs` and `/docs/errors` without credentials if the configuration enables them. The
 * pages load files of this server only.
 */
export function serveDocumentation(app: NestFastifyApplication, { pages, openapi }: DocumentationSettings): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance()
  const serve = (url: string, contentType: string, create: () => string | Buffer) =>
    serveCompressed(fastify, { url, contentType, create })
  if (openapi) {
    serve('/openapi.json', 'application/json; charset=utf-8', () => JSON.stringify(createOpenApiDocument(app)))
  }
  if (!pages) return
  serve('/docs', HTML, () => API_PAGE)
  serve('/docs/start.js', SCRIPT, () => API_PAGE_SCRIPT)
  serve('/docs/errors', HTML, () => ERRORS_PAGE)
  serve('/docs/errors.css', CSS, () => ERRORS_PAGE_STYLE)
  serve('/docs/assets/swagger-ui.css', CSS, () => readSwaggerUi('swagger-ui.css'))
  serve('/docs/assets/swagger-ui-bundle.js', 'application/javascript; charset=utf-8', () =>
    readSwaggerUi('swagger-ui-bundle.js'),
  )
}

/** Reads a file of the Swagger UI that @nestjs/swagger depends on, wherever the package manager has installed it. */
function readSwaggerUi(name: string): Buffer {
  const fromSwagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger/package.json'))
  return readFileSync(join(dirname(fromSwagger.resolve('swagger-ui-dist/package.json')), name))
}

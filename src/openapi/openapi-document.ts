import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { ProblemDetailsDto } from '../common/problems/problem-details.dto.js'

/** Describes every route of the application. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const description = [
    'Passkeys for your users. A backend calls the API with an API key; browsers and apps sign users up and in.',
    'Problems are answered as problem details (RFC 9457) with a permanent `code`; /docs/errors lists them all.',
  ].join(' ')
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Latchkey')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: lk_…' }, 'apiKey')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token.' }, 'endUser')
    .build()
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemDetailsDto] })
  for (const path of Object.values(document.paths)) describeProblems(path)
  return document
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const PROBLEM = {
  description: 'A problem; its code says which.',
  content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDetailsDto) } } },
}

/** Routes that answer problems in a format of their own say so themselves. */
function describeProblems(path: OpenAPIObject['paths'][string]): void {
  for (const method of METHODS) {
    const responses = path[method]?.responses
    if (responses !== undefined) responses['default'] ??= PROBLEM
  }
}

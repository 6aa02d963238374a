import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { ProblemDetailsDto } from '../common/problems/problem-details.dto.js'
import { describeProblems } from './describe-problems.js'
import { addExamples } from './examples.js'
import { nameSchemas, operationIdOf } from './names.js'
import { tidySecurity } from './tidy-security.js'
import { WEBAUTHN_SCHEMAS } from './webauthn-schemas.data.js'

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
  const described = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDetailsDto],
    operationIdFactory: operationIdOf,
  })
  Object.assign(((described.components ??= {}).schemas ??= {}), WEBAUTHN_SCHEMAS)
  tidySecurity(described)
  describeProblems(described)
  addExamples(described)
  return nameSchemas(described)
}

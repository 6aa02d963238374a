import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { ProblemDetailsDto } from '../common/problems/problem-details.dto.js'
import { describeHeaders } from './describe-headers.js'
import { describeProblems } from './describe-problems.js'
import { describeSecurity, SECURITY_SCHEMES } from './describe-security.js'
import { describeSuccesses } from './describe-successes.js'
import { DESCRIPTION, TAGS } from './document-info.data.js'
import { addExamples } from './examples.js'
import { normaliseSchemas } from './normalise-schemas.js'
import { nameSchemas, operationIdOf } from './schema-names.js'
import { WEBAUTHN_SCHEMAS } from './webauthn-schemas.data.js'

/** Creates the OpenAPI document of every route of the application. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, createBase(), {
    extraModels: [ProblemDetailsDto],
    operationIdFactory: operationIdOf,
  })
  const components = (document.components ??= {})
  Object.assign((components.schemas ??= {}), WEBAUTHN_SCHEMAS)
  Object.assign((components.securitySchemes ??= {}), SECURITY_SCHEMES)
  normaliseSchemas(document)
  describeSecurity(document)
  describeHeaders(document)
  describeSuccesses(document)
  describeProblems(document)
  addExamples(document)
  return nameSchemas(document)
}

function createBase() {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Latchkey')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'The server that returned this document.')
  for (const [name, description] of TAGS) builder.addTag(name, description)
  return builder.build()
}

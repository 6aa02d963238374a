import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { ProblemDetailsDto } from '../common/problems/problem-details.dto.js'
import { describeHeaders } from './describe-headers.js'
import { describeProblems } from './describe-problems.js'
import { describeSuccesses } from './describe-successes.js'
import { addExamples } from './examples.js'
import { nameSchemas, operationIdOf } from './names.js'
import { DESCRIPTION, TAGS } from './overview.data.js'
import { tidySchemas } from './tidy-schemas.js'
import { SECURITY_SCHEMES, tidySecurity } from './tidy-security.js'
import { WEBAUTHN_SCHEMAS } from './webauthn-schemas.data.js'

/** Describes every route of the application. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const described = SwaggerModule.createDocument(app, overview(), {
    extraModels: [ProblemDetailsDto],
    operationIdFactory: operationIdOf,
  })
  const components = (described.components ??= {})
  Object.assign((components.schemas ??= {}), WEBAUTHN_SCHEMAS)
  Object.assign((components.securitySchemes ??= {}), SECURITY_SCHEMES)
  tidySchemas(described)
  tidySecurity(described)
  describeHeaders(described)
  describeSuccesses(described)
  describeProblems(described)
  addExamples(described)
  return nameSchemas(described)
}

function overview() {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Latchkey')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'The server that this document comes from.')
  for (const [name, description] of TAGS) builder.addTag(name, description)
  return builder.build()
}

import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger'
import { PROBLEM_CODES, type ProblemCode } from '../common/problems/problem-codes.data.js'
import { ProblemDetailsDto } from '../common/problems/problem-details.dto.js'
import { ENGINE_PROBLEMS, type EngineCeremony, LIMITED, PROBLEMS } from '../common/problems/problems.decorator.js'
import { ENGINE_CODES, type EngineCodes } from './engine-codes.js'
import { headersOfProblem } from './describe-headers.js'
import { type Operation, type Route, routesOf } from './operations.js'

/** Problems of every route. */
const COMMON_CODES: readonly ProblemCode[] = [
  'database_unavailable',
  'internal_error',
  'request_invalid',
  'service_unavailable',
  'uri_malformed',
  'uri_too_long',
]
/** Problems of every method that may carry a body, whether or not the route reads it. */
const BODY_CODES: readonly ProblemCode[] = ['body_not_json', 'body_too_large', 'media_type_unsupported']
const SECURITY_CODES: Readonly<Record<string, readonly ProblemCode[]>> = {
  apiKey: ['credentials_missing', 'credentials_invalid', 'permission_missing', 'origin_not_allowed', 'rate_limited'],
  client: ['credentials_missing', 'credentials_invalid'],
  endUser: ['credentials_missing', 'credentials_invalid'],
}

type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>

/**
 * Describes one error response per status with all of its codes, from the decorators of the handlers. Equal responses
 * share one component.
 */
export function describeProblems(document: OpenAPIObject): void {
  const components = (document.components ??= {})
  const schemas = (components.schemas ??= {})
  const responses = (components.responses ??= {})
  for (const { schema, codes } of Object.values(ENGINE_CODES).flat()) {
    schemas[schema] = { type: 'string', enum: [...codes].sort() }
  }
  for (const route of routesOf(document)) describeRoute(route, responses)
}

/** Skips routes that declare their own error format. */
function describeRoute(route: Route, responses: Responses): void {
  const { operation } = route
  const { codes: declared, ceremony } = takeDeclared(operation)
  if ('default' in operation.responses) return
  const service = [...new Set([...impliedBy(route), ...declared])].sort()
  const engine = ceremony === undefined ? [] : ENGINE_CODES[ceremony]
  const statuses = new Set([
    ...service.map((code) => PROBLEM_CODES[code].status),
    ...engine.map(({ status }) => status),
  ])
  for (const status of [...statuses].sort()) {
    const ofService = service.filter((code) => PROBLEM_CODES[code].status === status)
    const ofEngine = engine.filter((codes) => codes.status === status)
    const name = nameOf(status, [...ofService, ...ofEngine.map(({ schema }) => schema)])
    responses[name] ??= { ...problemsOf(ofService, ofEngine), ...headersOfProblem(status) }
    operation.responses[status] ??= { $ref: `#/components/responses/${name}` }
  }
}

/** Returns a name that generators of clients can use as an identifier: `Problem404UserNotFound`. */
function nameOf(status: number, codes: readonly string[]): string {
  const words = codes.flatMap((code) => code.split('_')).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `Problem${status}${words.join('')}`
}

/** Removes the extensions of the handler's decorators from the operation and returns their values. */
function takeDeclared(operation: Operation) {
  const extensions = operation as unknown as Record<string, unknown>
  const codes = (extensions[PROBLEMS] ?? []) as readonly ProblemCode[]
  const limited: readonly ProblemCode[] = extensions[LIMITED] === true ? ['rate_limited'] : []
  const ceremony = extensions[ENGINE_PROBLEMS] as EngineCeremony | undefined
  for (const name of [PROBLEMS, ENGINE_PROBLEMS, LIMITED]) delete extensions[name]
  return { codes: [...codes, ...limited], ceremony }
}

function impliedBy({ method, operation: { security = [] } }: Route): ProblemCode[] {
  const credentials = security
    .flatMap((scheme) => Object.keys(scheme))
    .flatMap((scheme) => SECURITY_CODES[scheme] ?? [])
  return [...COMMON_CODES, ...(method === 'get' ? [] : BODY_CODES), ...credentials]
}

function problemsOf(service: ProblemCode[], engine: readonly EngineCodes[]) {
  const lines = service.map((code) => `* \`${code}\`: ${PROBLEM_CODES[code].title}`)
  const ofEngine = engine.map(({ schema }) => `* a code of the verification engine (\`${schema}\`)`)
  const listed = service.length > 0 ? [{ type: 'string', enum: service }] : []
  const alternatives = [...listed, ...engine.map(({ schema }) => ({ $ref: `#/components/schemas/${schema}` }))]
  const [only, ...others] = alternatives
  const code = only !== undefined && others.length === 0 ? only : { anyOf: alternatives }
  const problem = { allOf: [{ $ref: getSchemaPath(ProblemDetailsDto) }, { properties: { code } }] }
  return {
    description: ['Problem details with one of these codes:', '', ...lines, ...ofEngine].join('\n'),
    content: { 'application/problem+json': { schema: problem } },
  }
}

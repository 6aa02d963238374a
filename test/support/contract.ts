import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** One exchange with a server, as a client saw it. */
export interface Exchange {
  readonly method: string
  /** Path with its query. */
  readonly url: string
  readonly status: number
  readonly contentType: string
  readonly body: unknown
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>
}

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly responses: Readonly<Record<string, Response>> }
}

const DOCUMENT = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as OpenApi

const ROUTES = Object.entries(DOCUMENT.paths).map(([template, operations]) => ({
  pattern: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  operations,
}))

const validators = new Map<string, ValidateFunction>()
const ajv = createValidator()

/**
 * Holds an exchange against `docs/openapi.json`: its status must be described, its body must be what the schema says
 * and nothing more, and a problem's code must be among those of the operation. Addresses the document does not have
 * are not looked at.
 *
 * @returns what is wrong, undefined when nothing is
 */
export function findBreach({ method, url, status, contentType, body }: Exchange): string | undefined {
  const [path] = url.split('?')
  const route = ROUTES.find(({ pattern }) => pattern.test(path ?? ''))
  const operation = route?.operations[method.toLowerCase()]
  if (operation === undefined || isBeyond(status, body)) return undefined
  const where = `${operation.operationId} ${status}`
  const response = responseOf(operation, status)
  if (response === undefined) return `${where} is not described: ${JSON.stringify(body)}`
  const mediaType = contentType.split(';')[0] ?? ''
  const schema = response.content?.[mediaType]?.schema
  if (schema === undefined) return response.content === undefined ? undefined : breachOfType(where, mediaType, response)
  const validate = validatorOf(where, schema)
  return validate(body) ? undefined : `${where}: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(body)}`
}

function responseOf({ responses }: Operation, status: number): Response | undefined {
  const response = responses[status] ?? responses['default']
  if (response === undefined || !('$ref' in response)) return response
  return DOCUMENT.components.responses[response.$ref.replace('#/components/responses/', '')]
}

/** Addresses that are routes by their look alone, and defects that a test has planted. */
function isBeyond(status: number, body: unknown): boolean {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  return status === 500 || code === 'route_not_found' || code === 'method_not_allowed'
}

/** An operation that describes its content answers with nothing else. */
function breachOfType(where: string, mediaType: string, { content = {} }: Response): string {
  return `${where} is ${mediaType || 'empty'}, and described as ${Object.keys(content).join(', ')}`
}

function validatorOf(key: string, schema: object): ValidateFunction {
  const known = validators.get(key)
  if (known !== undefined) return known
  const validate = ajv.compile(rooted(schema) as object)
  validators.set(key, validate)
  return validate
}

function createValidator(): Ajv2020 {
  const validator = new Ajv2020({ strict: false, allErrors: false })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(validator)
  validator.addSchema(closed(DOCUMENT) as object, 'openapi')
  return validator
}

/** References inside a schema lead into the whole document. */
function rooted(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/'))
}

/** What a schema does not name must not be there: an answer never says more than its description. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, closed(member)]))
  const isOpen = !('properties' in inner) || inner['type'] !== 'object' || 'additionalProperties' in inner
  return isOpen ? inner : { ...inner, additionalProperties: false }
}

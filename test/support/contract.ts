import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** A request and its response. */
export interface Exchange {
  readonly method: string
  /** The path with the query. */
  readonly url: string
  readonly status: number
  readonly contentType: string
  readonly body: unknown
  /** Response headers with lower-case names. */
  readonly headers?: Readonly<Record<string, unknown>>
}

interface Header {
  readonly required?: boolean
}

interface Response {
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>
}

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly responses: Readonly<Record<string, Response>>
    readonly headers: Readonly<Record<string, Header>>
  }
}

const DOCUMENT = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as OpenApi

const ROUTES = Object.entries(DOCUMENT.paths).map(([template, operations]) => ({
  pattern: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  operations,
}))

const validators = new Map<string, ValidateFunction>()
const ajv = createValidator()

/**
 * Checks an exchange against `docs/openapi.json`. The status, the body without additional members, the code of a problem
 * and the relevant headers must be described. Exchanges with undocumented URLs are ignored.
 *
 * @returns the first difference; undefined when the exchange conforms
 */
export function findBreach(exchange: Exchange): string | undefined {
  const { method, url, status, body } = exchange
  const [path] = url.split('?')
  const route = ROUTES.find(({ pattern }) => pattern.test(path ?? ''))
  const operation = route?.operations[method.toLowerCase()]
  if (operation === undefined || isBeyond(status, body)) return undefined
  const where = `${operation.operationId} ${status}`
  const response = responseOf(operation, status)
  if (response === undefined) return `${where} is not described: ${JSON.stringify(body)}`
  // A route with its own error format describes no headers of its errors.
  const wrongHeader =
    !('default' in operation.responses) || status < 300 ? breachOfHeaders(where, response, exchange) : undefined
  return wrongHeader ?? breachOfContent(where, response, exchange)
}

function breachOfContent(where: string, response: Response, { contentType, body }: Exchange): string | undefined {
  const mediaType = contentType.split(';')[0] ?? ''
  const schema = response.content?.[mediaType]?.schema
  if (schema === undefined) return response.content === undefined ? undefined : breachOfType(where, mediaType, response)
  if (mediaType.startsWith('text/')) return undefined
  const validate = validatorOf(where, schema)
  return validate(body) ? undefined : `${where}: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(body)}`
}

function responseOf({ responses }: Operation, status: number): Response | undefined {
  const response = responses[status] ?? responses['default']
  if (response === undefined || !('$ref' in response)) return response
  return DOCUMENT.components.responses[response.$ref.replace('#/components/responses/', '')]
}

/** Ignores unknown routes whose URL matches a documented one, and internal errors, which tests provoke on purpose. */
function isBeyond(status: number, body: unknown): boolean {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  return status === 500 || code === 'route_not_found' || code === 'method_not_allowed'
}

/** Reports a media type that the operation does not describe. */
function breachOfType(where: string, mediaType: string, { content = {} }: Response): string {
  return `${where} is ${mediaType || 'empty'}, and described as ${Object.keys(content).join(', ')}`
}

/** The checked headers. Problems may carry the other rate limit headers too, which the introduction describes. */
const CHECKED_HEADERS = ['retry-after', 'www-authenticate']
const CHECKED_HEADERS_OF_SUCCESS = ['ratelimit-limit', 'ratelimit-policy', 'set-cookie', ...CHECKED_HEADERS]

/** Reports a missing required header, or an undescribed header. */
function breachOfHeaders(where: string, response: Response, { status, headers = {} }: Exchange): string | undefined {
  const described = new Map(
    Object.entries(response.headers ?? {}).map(([name, { $ref }]) => [name.toLowerCase(), $ref]),
  )
  const missing = [...described].find(([name, ref]) => isRequired(ref) && headers[name] === undefined)
  if (missing !== undefined) return `${where} is without ${missing[0]}`
  const checked = status < 300 ? CHECKED_HEADERS_OF_SUCCESS : CHECKED_HEADERS
  const stray = checked.find((name) => headers[name] !== undefined && !described.has(name))
  return stray === undefined ? undefined : `${where} has ${stray}, which is not described`
}

function isRequired(ref: string): boolean {
  return DOCUMENT.components.headers[ref.replace('#/components/headers/', '')]?.required === true
}

function validatorOf(key: string, schema: object): ValidateFunction {
  const known = validators.get(key)
  if (known !== undefined) return known
  const validate = ajv.compile(rooted(schema) as object)
  validators.set(key, validate)
  return validate
}

function createValidator(): Ajv2020 {
  // Another test checks the schemas themselves. Compiling each component once instead of for each reference is faster.
  const validator = new Ajv2020({ strict: false, allErrors: false, validateSchema: false, inlineRefs: false })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(validator)
  validator.addSchema(closed(DOCUMENT) as object, 'openapi')
  return validator
}

/** Makes references of the schema absolute. */
function rooted(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"openapi#/'))
}

/** Adds `additionalProperties: false` to object schemas: responses must not contain undescribed members. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, closed(member)]))
  const isOpen = !('properties' in inner) || inner['type'] !== 'object' || 'additionalProperties' in inner
  return isOpen ? inner : { ...inner, additionalProperties: false }
}

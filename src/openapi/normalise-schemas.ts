import type { OpenAPIObject } from '@nestjs/swagger'
import { resolveSchema, routesOf } from './operations.js'

/**
 * Corrects what the schemas of the DTO classes cannot express: integers, references with a description, and request
 * bodies that may be omitted.
 */
export function normaliseSchemas(document: OpenAPIObject): void {
  useIntegers(document)
  unwrapReferences(document)
  for (const { operation } of routesOf(document)) {
    const { requestBody } = operation
    if (requestBody !== undefined && 'content' in requestBody) {
      const schema = resolveSchema(document, requestBody.content['application/json']?.schema)
      requestBody.required = hasRequiredMembers(schema)
    }
  }
}

/** Every number of this API is a count, a number of seconds or a serial number. */
function useIntegers(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value) value.type = integerTypeOf(value.type)
  for (const member of Object.values(value)) useIntegers(member)
}

/** Replaces an `allOf` of one schema by that schema: OpenAPI 3.1 allows other keywords next to `$ref`. */
function unwrapReferences(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if ('allOf' in value && Array.isArray(value.allOf) && value.allOf.length === 1) {
    const { allOf } = value
    Reflect.deleteProperty(value, 'allOf')
    Object.assign(value, allOf[0], { ...value })
  }
  for (const member of Object.values(value)) unwrapReferences(member)
}

function integerTypeOf(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(integerTypeOf)
  return type === 'number' ? 'integer' : type
}

/** A body that may be empty may be omitted. */
function hasRequiredMembers(schema: object = {}): boolean {
  if ('minProperties' in schema && Number(schema.minProperties) > 0) return true
  return 'required' in schema && Array.isArray(schema.required) && schema.required.length > 0
}

import type { OpenAPIObject } from '@nestjs/swagger'
import { resolveSchema, routesOf } from './operations.js'

/** Says what holds of every schema here, and what the types of the classes do not tell. */
export function tidySchemas(document: OpenAPIObject): void {
  makeNumbersWhole(document)
  for (const { operation } of routesOf(document)) {
    const { requestBody } = operation
    if (requestBody !== undefined && 'content' in requestBody) {
      const schema = resolveSchema(document, requestBody.content['application/json']?.schema)
      requestBody.required = asksForMembers(schema)
    }
  }
}

/** Counts, seconds and serial numbers: this API has no others. */
function makeNumbersWhole(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if ('type' in value) value.type = wholeTypeOf(value.type)
  for (const member of Object.values(value)) makeNumbersWhole(member)
}

function wholeTypeOf(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(wholeTypeOf)
  return type === 'number' ? 'integer' : type
}

/** A body all of whose members are optional may be left out itself. */
function asksForMembers(schema: object = {}): boolean {
  return 'required' in schema && Array.isArray(schema.required) && schema.required.length > 0
}

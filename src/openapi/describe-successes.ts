import type { OpenAPIObject } from '@nestjs/swagger'
import { resolveSchema, routesOf, successOf } from './operations.js'

/** Describes each successful response by the description of its schema. */
export function describeSuccesses(document: OpenAPIObject): void {
  for (const { operation } of routesOf(document)) {
    const success = successOf(operation)
    if (success === undefined || !('description' in success) || success.description !== '') continue
    success.description = descriptionOf(document, schemaIn(success))
  }
}

function schemaIn(response: object): object | undefined {
  return 'content' in response
    ? (response.content as Record<string, { schema?: object }>)['application/json']?.schema
    : undefined
}

function descriptionOf(document: OpenAPIObject, given: object | undefined): string {
  const schema = resolveSchema(document, given)
  if (schema === undefined) return 'Done.'
  if ('items' in schema)
    return `An array. Each element is ${lowerFirst(descriptionOf(document, schema.items as object))}`
  return 'description' in schema ? String(schema.description) : ''
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

import type { OpenAPIObject } from '@nestjs/swagger'

/** Returns `users.create` for `UsersController.create`. */
export function operationIdOf(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '')
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${method}`
}

/** Removes the suffix `Dto` from the names of the schemas. */
export function nameSchemas(document: OpenAPIObject): OpenAPIObject {
  const text = JSON.stringify(document, (key, value: unknown) => (key === 'schemas' ? withoutSuffix(value) : value))
  return JSON.parse(
    text.replaceAll(/"#\/components\/schemas\/(\w+)Dto"/g, '"#/components/schemas/$1"'),
  ) as OpenAPIObject
}

function withoutSuffix(schemas: unknown): object {
  return Object.fromEntries(
    Object.entries(schemas as object).map(([name, schema]) => [name.replace(/Dto$/, ''), schema as unknown]),
  )
}

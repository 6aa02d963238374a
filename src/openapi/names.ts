import type { OpenAPIObject } from '@nestjs/swagger'

/** `users.create` for `UsersController.create`. */
export function operationIdOf(controller: string, method: string): string {
  const noun = controller.replace(/Controller$/, '')
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${method}`
}

/** Names schemas as what they describe: `User`, where our class is `UserDto`. */
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

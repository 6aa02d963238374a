import type { OpenAPIObject } from '@nestjs/swagger'

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>

export interface Route {
  readonly method: (typeof METHODS)[number]
  readonly operation: Operation
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Returns the schema, after resolving a reference. */
export function resolveSchema({ components }: OpenAPIObject, schema: object | undefined): object | undefined {
  if (schema === undefined || !('$ref' in schema)) return schema
  return components?.schemas?.[String(schema.$ref).split('/').at(-1) ?? '']
}

/** Returns the response with a 2xx status. */
export function successOf({ responses }: Operation): object | undefined {
  return Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
}

/** Returns every operation of the document with its method. */
export function routesOf({ paths }: OpenAPIObject): Route[] {
  return Object.values(paths).flatMap((path) =>
    METHODS.flatMap((method) => {
      const operation = path[method]
      return operation === undefined ? [] : [{ method, operation }]
    }),
  )
}

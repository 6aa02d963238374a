import type { OpenAPIObject } from '@nestjs/swagger'

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>

export interface Route {
  readonly method: (typeof METHODS)[number]
  readonly operation: Operation
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every operation of a document, with its method. */
export function routesOf({ paths }: OpenAPIObject): Route[] {
  return Object.values(paths).flatMap((path) =>
    METHODS.flatMap((method) => {
      const operation = path[method]
      return operation === undefined ? [] : [{ method, operation }]
    }),
  )
}

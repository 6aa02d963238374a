import type { OpenAPIObject } from '@nestjs/swagger'

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every operation of a document. */
export function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []))
}

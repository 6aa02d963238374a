import { z } from 'zod'

/** The part of JSON Schema (draft 7) that describes a configuration. */
export interface JsonSchema {
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

const cache = new WeakMap<z.ZodType, JsonSchema>()

/** Returns the JSON Schema of what a zod schema accepts. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const cached = cache.get(schema) ?? generate(schema)
  cache.set(schema, cached)
  return cached
}

function generate(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // A group has the defaults of its keys.
      if (jsonSchema.type === 'object') delete jsonSchema.default
    },
  }) as JsonSchema
}

/**
 * Describes the values that a JSON Schema accepts. The text completes "must be …". A `title` is such a text already: types
 * with checks that JSON Schema cannot express have one.
 */
export function describeType(schema: JsonSchema): string {
  if (schema.title !== undefined) return schema.title
  if (schema.anyOf !== undefined) return schema.anyOf.map(describeType).join(', or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`
  const types = [schema.type ?? []].flat()
  return types.map((type) => DESCRIPTIONS[type]?.(schema) ?? type).join(', or ')
}

const DESCRIPTIONS: Readonly<Record<string, (schema: JsonSchema) => string>> = {
  null: () => 'null',
  boolean: () => 'true or false',
  object: () => 'an object',
  integer: ({ minimum, maximum }) =>
    maximum === Number.MAX_SAFE_INTEGER ? 'a whole number' : `a whole number from ${minimum} to ${maximum}`,
  string: ({ minLength, maxLength }) =>
    maxLength === undefined ? 'text' : `text of ${minLength ?? 0} to ${maxLength} characters`,
  array: ({ minItems, maxItems, items = {} }) =>
    maxItems === undefined
      ? `a list, each entry ${describeType(items)}`
      : `a list of ${minItems ?? 0} to ${maxItems} different entries, each ${describeType(items)}`,
}

/** A part of a schema and the path to it. */
interface Located {
  readonly schema: JsonSchema
  readonly path: readonly PropertyKey[]
}

/** Returns the part of a schema at a path, or its closest parent with a title. */
export function locate(root: JsonSchema, path: readonly PropertyKey[]): Located {
  let schema = root
  for (const [depth, key] of path.entries()) {
    const child = isDescribed(schema, depth) ? undefined : childOf(schema, key)
    if (child === undefined) return { schema, path: path.slice(0, depth) }
    schema = child
  }
  return { schema, path }
}

/** Whether a part of a schema has a title. The title of the root is the name of the document. */
export const isDescribed = (schema: JsonSchema, depth: number) => depth > 0 && schema.title !== undefined

/** Returns the schema of a member or of a list entry; undefined when the schema has no such part. */
export function childOf(schema: JsonSchema, key: PropertyKey): JsonSchema | undefined {
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema
  if (typeof key === 'number') return items ?? firstChild(anyOf, key)
  if (Object.hasOwn(properties, key)) return properties[String(key)]
  return typeof additionalProperties === 'object' ? additionalProperties : firstChild(anyOf, key)
}

function firstChild(schemas: readonly JsonSchema[], key: PropertyKey): JsonSchema | undefined {
  return schemas.map((schema) => childOf(schema, key)).find((child) => child !== undefined)
}

/** Formats a path as in messages: `origins[0]`, `tokens.issuer`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

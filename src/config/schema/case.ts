/** `snake_case` as `camelCase`. */
type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** `camelCase` as `snake_case`. */
export type SnakeCase<Name extends string> = Name extends `${infer Letter}${infer Tail}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Tail>}`
  : Name

/** The values of a section, read-only and with member names in camelCase. */
export type CamelCased<T> = T extends readonly (infer Entry)[]
  ? readonly CamelCased<Entry>[]
  : T extends object
    ? { readonly [Name in keyof T & string as CamelCase<Name>]: CamelCased<T[Name]> }
    : T

export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Returns a frozen deep copy whose member names are in camelCase. */
export function camelCased<T>(value: T): CamelCased<T> {
  return convert(value) as CamelCased<T>
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(convert))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [camelCase(name), convert(member)])
  return Object.freeze(Object.fromEntries(members))
}

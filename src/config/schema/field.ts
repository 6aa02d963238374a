/** One thing that is wrong with the configuration. */
export interface ConfigProblem {
  /** The key, e.g. `registration.timeout_seconds`, or the name of an environment variable. */
  readonly path: string
  readonly reason: string
}

/** Collects every problem, so that an operator mends them all at once. */
export type Report = (problem: ConfigProblem) => void

/** A kind of value: what it accepts, in words and in code. */
export interface Kind<T> {
  /** Completes "must be …". */
  readonly accepts: string
  /** The value when it is of this kind, undefined when it is not. */
  readonly read: (value: unknown) => T | undefined
}

/** One key of the configuration file. */
export interface Field<T> {
  readonly kind: Kind<T>
  readonly fallback: T
  /** What the key means, in whole sentences. */
  readonly describe: string
}

/** A group of keys. */
export interface Section {
  readonly describe: string
  readonly fields: Readonly<Record<string, Field<unknown>>>
}

export type Schema = Readonly<Record<string, Field<unknown> | Section>>

/** The values of a schema's keys. */
export type ValuesOf<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends Field<infer T>
    ? T
    : S[K] extends Section
      ? { readonly [F in keyof S[K]['fields']]: S[K]['fields'][F] extends Field<infer T> ? T : never }
      : never
}

export function isSection(entry: Field<unknown> | Section): entry is Section {
  return 'fields' in entry
}

/** Declares a key. */
export function field<T>(kind: Kind<T>, fallback: T, describe: string): Field<T> {
  return { kind, fallback, describe }
}

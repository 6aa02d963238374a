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

/** Groups of the same keys, each under a name of its own. */
export interface NamedSections {
  readonly describe: string
  /** What a name must be. */
  readonly name: Kind<string>
  readonly each: Readonly<Record<string, Field<unknown>>>
  /** The groups there are whether the file names them or not, with the defaults that are different in them. */
  readonly always: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export type Entry = Field<unknown> | Section | NamedSections

export type Schema = Readonly<Record<string, Entry>>

type FieldValues<F extends Readonly<Record<string, Field<unknown>>>> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never
}

/** The values of a schema's keys. */
export type ValuesOf<S extends Schema> = {
  readonly [K in keyof S]: S[K] extends Field<infer T>
    ? T
    : S[K] extends Section
      ? FieldValues<S[K]['fields']>
      : S[K] extends NamedSections
        ? Readonly<Record<string, FieldValues<S[K]['each']>>>
        : never
}

export function isSection(entry: Entry): entry is Section {
  return 'fields' in entry
}

export function isNamedSections(entry: Entry): entry is NamedSections {
  return 'each' in entry
}

/** The keys of one of the named groups, with the defaults they have in it. */
export function fieldsOfNamed({ each, always }: NamedSections, name: string): Readonly<Record<string, Field<unknown>>> {
  const own = Object.hasOwn(always, name) ? (always[name] ?? {}) : {}
  return Object.fromEntries(
    Object.entries(each).map(([key, entry]) => [
      key,
      Object.hasOwn(own, key) ? { ...entry, fallback: own[key] } : entry,
    ]),
  )
}

/** Declares a key. */
export function field<T>(kind: Kind<T>, fallback: T, describe: string): Field<T> {
  return { kind, fallback, describe }
}

import { type Field, field } from './schema/field.js'
import { oneOf, orNull } from './schema/kinds.js'

/**
 * The keys for a group of settings of the engine: one for each that a word or a number can be, under the name it has in
 * the policy, or `null` for that of the profile. With it the compiler finds the setting that has no key.
 */
export type FieldsOf<Prefix extends string, Settings> = {
  readonly [K in keyof Settings & string as Word<Settings[K]> extends never ? never : `${Prefix}${K}`]: Field<
    FieldValue<Settings[K]>
  >
}

type Word<T> = T extends string | number ? T : never

/** What is not a word comes out of a file, which a text names. */
type FieldValue<T> = T extends string | number ? T | null : string | null

/** A key for one of the words of a setting; `null` takes what the profile says. */
export function choice<const T extends string>(describe: string, ...words: readonly T[]): Field<T | null> {
  return field(orNull(oneOf(...words)), null, describe)
}

/** `{ 'a.b': 1 }` as `{ a: { b: 1 } }`, without the settings that are `null`. */
export function nestSettings(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const nested: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(settings)) {
    if (value === null) continue
    const groups = name.split('.')
    const last = groups.pop() ?? name
    let target = nested
    for (const group of groups) target = (target[group] ??= {}) as Record<string, unknown>
    target[last] = value
  }
  return nested
}

import { z } from 'zod'
import { camelCase, type SnakeCase } from './schema/case.js'
import { integer } from './schema/types.js'

/** The longest duration of a setting in milliseconds: 100 years. */
const MAX_DURATION = 3_155_760_000_000

/**
 * The configuration keys for a group of engine settings: one key for each setting, where `null` means the value of the
 * profile. With this type the compiler finds settings that have no key.
 */
export type OverrideKeys<Settings> = {
  readonly [K in keyof Settings & string as SnakeCase<K>]: Word<Settings[K]> extends never
    ? z.ZodType
    : z.ZodType<KeyValue<Settings[K]>>
}

type Word<T> = T extends string | number ? T : never

/** Values that are neither a word nor a number are read from a file that the key names. */
type KeyValue<T> = T extends string | number ? T | null : string | null

/** Declares a key that overrides a setting of the profile with a word. */
export function override<const Words extends readonly string[]>(words: Words, description: string) {
  return z.enum(words).nullable().default(null).describe(description)
}

/** Declares a key that overrides a duration of the profile, in milliseconds. */
export function overrideDuration(description: string) {
  return z
    .union([z.literal('any'), integer(0, MAX_DURATION)])
    .nullable()
    .default(null)
    .describe(description)
}

type Members = Readonly<Record<string, unknown>>

/** Returns the overrides of a section for the engine: with names in camelCase, without keys that are `null`. */
export function engineOverrides(section: Members): Members {
  const members = Object.entries(section).flatMap(([name, value]) => {
    if (value === null) return []
    const nested = isGroup(value) ? engineOverrides(value) : value
    return isGroup(nested) && Object.keys(nested).length === 0 ? [] : [[camelCase(name), nested]]
  })
  return Object.fromEntries(members) as Members
}

/** Whether a value is a group of keys, not a set or a list that was read from a file. */
function isGroup(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

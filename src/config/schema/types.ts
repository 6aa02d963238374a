import { z } from 'zod'

/** Text of 1 to `max` characters. */
export const text = (max: number) => z.string().min(1).max(max)

/** A whole number within inclusive bounds. */
export const integer = (min: number, max: number) => z.int().min(min).max(max)

/** A list of `min` to `max` entries without duplicates. */
export function listOf<T extends z.ZodType>(entry: T, min: number, max: number) {
  return z
    .array(entry)
    .min(min)
    .max(max)
    .refine((entries) => new Set(entries).size === entries.length)
    .meta({ uniqueItems: true })
}

/** A group of keys. A missing group has the defaults of its keys. */
export function section<Shape extends z.ZodRawShape>(description: string, shape: Shape) {
  return z
    .strictObject(shape)
    .prefault({} as never)
    .describe(description)
}

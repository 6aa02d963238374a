import { type Field, isSection, type Report, type Schema, type ValuesOf } from './field.js'

type Members = Readonly<Record<string, unknown>>

/** Reads an object against a schema. Keys that are absent take their defaults; everything else is reported. */
export function readValues<S extends Schema>(schema: S, value: unknown, report: Report): ValuesOf<S> {
  const members = membersOf(value, '', report)
  reportUnknown(members, schema, '', report)
  const entries = Object.entries(schema).map(([key, entry]) => {
    if (!isSection(entry)) return [key, readField(entry, members, { key, path: key }, report)]
    const inner = Object.hasOwn(members, key) ? membersOf(members[key], key, report) : {}
    reportUnknown(inner, entry.fields, `${key}.`, report)
    return [key, readFields(entry.fields, inner, `${key}.`, report)]
  })
  return Object.fromEntries(entries) as ValuesOf<S>
}

function readFields(
  fields: Readonly<Record<string, Field<unknown>>>,
  members: Members,
  prefix: string,
  report: Report,
) {
  return Object.fromEntries(
    Object.entries(fields).map(([key, entry]) => [
      key,
      readField(entry, members, { key, path: `${prefix}${key}` }, report),
    ]),
  )
}

function readField(
  entry: Field<unknown>,
  members: Members,
  at: { key: string; path: string },
  report: Report,
): unknown {
  if (!Object.hasOwn(members, at.key)) return entry.fallback
  const value = entry.kind.read(members[at.key])
  if (value !== undefined) return value
  report({ path: at.path, reason: `must be ${entry.kind.accepts}` })
  return entry.fallback
}

function membersOf(value: unknown, path: string, report: Report): Members {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members
  report({ path: path === '' ? '(the file)' : path, reason: 'must be an object' })
  return {}
}

function reportUnknown(members: Members, known: object, prefix: string, report: Report): void {
  const unknown = Object.keys(members).filter((key) => !Object.hasOwn(known, key))
  for (const key of unknown) report({ path: `${prefix}${key}`, reason: 'is not a key of the configuration' })
}

import {
  type Entry,
  type Field,
  fieldsOfNamed,
  isNamedSections,
  isSection,
  type NamedSections,
  type Report,
  type Schema,
  type ValuesOf,
} from './field.js'

type Members = Readonly<Record<string, unknown>>

/** A key, and the path that leads to it. */
interface Place {
  readonly key: string
  readonly path: string
}

/** Reads an object against a schema. Keys that are absent take their defaults; everything else is reported. */
export function readValues<S extends Schema>(schema: S, value: unknown, report: Report): ValuesOf<S> {
  const members = membersOf(value, '', report)
  reportUnknown(members, schema, '', report)
  const entries = Object.entries(schema).map(([key, entry]) => [key, readEntry(entry, members, key, report)])
  return Object.fromEntries(entries) as ValuesOf<S>
}

function readEntry(entry: Entry, members: Members, key: string, report: Report): unknown {
  if (isSection(entry)) return readSection(entry.fields, members, { key, path: key }, report)
  if (isNamedSections(entry)) return readNamedSections(entry, members, key, report)
  return readField(entry, members, { key, path: key }, report)
}

/** Every group that is always there, and every other one that the file names. */
function readNamedSections(entry: NamedSections, members: Members, key: string, report: Report) {
  const groups = Object.hasOwn(members, key) ? membersOf(members[key], key, report) : {}
  const names = new Set([...Object.keys(entry.always), ...Object.keys(groups)])
  const read = [...names].map((name) => {
    const path = `${key}.${name}`
    if (entry.name.read(name) === undefined) report({ path, reason: `must be named by ${entry.name.accepts}` })
    return [name, readSection(fieldsOfNamed(entry, name), groups, { key: name, path }, report)]
  })
  return Object.fromEntries(read) as Readonly<Record<string, unknown>>
}

function readSection(
  fields: Readonly<Record<string, Field<unknown>>>,
  members: Members,
  { key, path }: Place,
  report: Report,
) {
  const inner = Object.hasOwn(members, key) ? membersOf(members[key], path, report) : {}
  reportUnknown(inner, fields, `${path}.`, report)
  return readFields(fields, inner, `${path}.`, report)
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

function readField(entry: Field<unknown>, members: Members, at: Place, report: Report): unknown {
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
  for (const key of unknown)
    report({ path: `${prefix}${key}`, reason: `is not a key of the configuration${hintFor(key, known)}` })
}

/** The keys that somebody may have meant who took a dot for a group of its own. */
function hintFor(key: string, known: object): string {
  const meant = Object.keys(known).filter((name) => name.startsWith(`${key}.`))
  return meant.length === 0
    ? ''
    : `; keys with a dot are written as one: ${meant.map((name) => `"${name}"`).join(', ')}`
}

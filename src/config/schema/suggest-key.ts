import { snakeCase } from './case.js'
import { childOf, type JsonSchema } from './json-schema.js'

/** Keys of earlier versions that have no successor, with the reason. */
const REMOVED_KEYS: ReadonlyMap<string, string> = new Map([
  ['recent_seconds', 'was removed: changes of passkeys and sessions need a confirmation, see docs/confirmations.md'],
])

/**
 * Explains an unknown key: names the current spelling of a key with dots or in camelCase, or the most similar key.
 *
 * @param parent the group that has the unknown key
 * @param root the whole schema, for keys that belong in another group
 */
export function explainUnknownKey(key: string, parent: JsonSchema, root: JsonSchema): string {
  const removed = REMOVED_KEYS.get(key)
  if (removed !== undefined) return removed
  const respelled = respell(key, parent)
  if (respelled !== undefined) return `is not a key of the configuration; write ${nest(respelled)} instead`
  const similar = mostSimilar(key, Object.keys(parent.properties ?? {})) ?? uniquePath(key, root)
  return `is not a key of the configuration${similar === undefined ? '' : `; did you mean "${similar}"?`}`
}

/** Returns the names of a key with dots, hyphens or capitals in snake_case, if the group has such a member. */
function respell(key: string, parent: JsonSchema): readonly string[] | undefined {
  const names = key.split('.').map((name) => snakeCase(name).replaceAll('-', '_'))
  let schema: JsonSchema | undefined = parent
  for (const name of names)
    schema = Object.hasOwn(schema?.properties ?? {}, name) ? childOf(schema ?? {}, name) : undefined
  return schema === undefined ? undefined : names
}

const nest = (names: readonly string[]): string =>
  names.length === 1
    ? `"${names[0]}"`
    : names.reduceRight((inner, name) => (inner === '' ? `"${name}": …` : `"${name}": { ${inner} }`), '')

/** A key may differ from a known one in a third of its characters, but in at most three. */
function mostSimilar(key: string, known: readonly string[]): string | undefined {
  const tolerance = Math.min(3, Math.floor(key.length / 3))
  const [best] = known
    .map((name) => ({ name, distance: distance(key.toLowerCase(), name) }))
    .filter((candidate) => candidate.distance <= tolerance)
    .sort((a, b) => a.distance - b.distance)
  return best?.name
}

/** Returns the only path in the schema that ends in a key. */
function uniquePath(key: string, root: JsonSchema): string | undefined {
  const [path, ...others] = pathsTo(key, root, '')
  return others.length === 0 ? path : undefined
}

function pathsTo(key: string, { properties = {} }: JsonSchema, prefix: string): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => [
    ...(name === key ? [`${prefix}${name}`] : []),
    ...pathsTo(key, schema, `${prefix}${name}.`),
  ])
}

/** The Levenshtein distance. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (let column = 0; column < b.length; column++) {
      const substitution = (previous[column] ?? 0) + (letter === b[column] ? 0 : 1)
      current.push(Math.min(substitution, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

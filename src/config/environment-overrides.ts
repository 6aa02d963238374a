import { CONFIG_FILE_SCHEMA } from './config-file.schema.js'
import type { ConfigProblems } from './config-problems.js'
import type { Variables } from './environment.js'
import { childOf, formatPath, type JsonSchema, jsonSchemaOf } from './schema/json-schema.js'
import { isMembers, memberOf, withValue } from './schema/members.js'
import { parseJsonc } from './schema/parse-jsonc.js'
import { explainUnknownKey } from './schema/suggest-key.js'

/** Variables with this prefix set configuration keys: `LATCHKEY_CONFIG__tokens__session_days=7`. */
const PREFIX = 'LATCHKEY_CONFIG__'

/**
 * Returns the content of the configuration file with the keys that environment variables set. Reports variables that name
 * no key.
 */
export function applyOverrides(content: unknown, variables: Variables, problems: ConfigProblems): unknown {
  const names = Object.keys(variables).filter((name) => name.startsWith(PREFIX) && variables[name] !== '')
  // A variable for a group comes before the variables for its keys.
  return names.sort().reduce((result, variable) => {
    const path = pathOf(variable, result, problems)
    if (path === undefined) return result
    problems.attribute(formatPath(path), variable)
    return withValue(result, path, parseValue(variables[variable] ?? '', variable, problems))
  }, content)
}

/** Returns the path that a variable names. Groups and keys are separated by `__`, and `-` is written `_`. */
function pathOf(variable: string, content: unknown, { report }: ConfigProblems): readonly string[] | undefined {
  const root = jsonSchemaOf(CONFIG_FILE_SCHEMA)
  const path: string[] = []
  let [schema, value] = [root, content]
  for (const segment of variable.slice(PREFIX.length).split('__')) {
    const key = keyFor(segment, schema, value)
    const child = key === undefined ? undefined : childOf(schema, key)
    if (key === undefined || child === undefined) {
      report({ path: variable, reason: explainUnknownKey(segment, schema, root) })
      return undefined
    }
    path.push(key)
    ;[schema, value] = [child, memberOf(value, key)]
  }
  return path
}

/** Returns the key of a group that a segment names. Groups with free names also accept a new name. */
function keyFor(segment: string, schema: JsonSchema, value: unknown): string | undefined {
  const known = [...Object.keys(schema.properties ?? {}), ...(isMembers(value) ? Object.keys(value) : [])]
  const hasFreeNames = typeof schema.additionalProperties === 'object'
  const key = known.find((name) => name === segment) ?? known.find((name) => name.replaceAll('-', '_') === segment)
  return key ?? (hasFreeNames && segment !== '' ? segment : undefined)
}

/** Parses JSON. Other text is the value itself. */
function parseValue(text: string, variable: string, { report }: ConfigProblems): unknown {
  try {
    JSON.parse(text)
  } catch {
    return text
  }
  return parseJsonc(text, ({ path, reason }) => report({ path: `${variable}.${path}`, reason }))
}

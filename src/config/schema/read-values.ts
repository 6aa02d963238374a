import type { z } from 'zod'
import type { ConfigProblem, Report } from '../config-problem.js'
import { describeType, formatPath, type JsonSchema, jsonSchemaOf, isDescribed, locate } from './json-schema.js'
import { explainUnknownKey } from './suggest-key.js'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/**
 * Validates a value and reports every problem. To let later checks run as well, an invalid key has its default in the
 * result.
 */
export function readValues<S extends z.ZodType>(schema: S, value: unknown, report: Report): z.output<S> {
  const problems = new Map<string, ConfigProblem>()
  const values = validate(schema, value, ({ path, reason }) => {
    if (!problems.has(path)) problems.set(path, { path, reason })
  })
  for (const problem of problems.values()) report(problem)
  return values
}

function validate<S extends z.ZodType>(schema: S, value: unknown, report: Report): z.output<S> {
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const root = jsonSchemaOf(schema)
  for (const issue of error.issues) problemsOf(issue, root).forEach(report)
  const invalid = error.issues.flatMap(pathsOf)
  return validate(schema, invalid.some((path) => path.length === 0) ? {} : without(value, invalid), report)
}

function problemsOf(issue: Issue, root: JsonSchema): readonly ConfigProblem[] {
  const { schema, path } = locate(root, issue.path)
  if (issue.code === 'unrecognized_keys' && !isDescribed(schema, path.length)) {
    return issue.keys.map((key) => ({ path: formatPath([...path, key]), reason: explainUnknownKey(key, schema, root) }))
  }
  const reason = issue.code === 'custom' ? reasonIn(issue) : undefined
  if (reason !== undefined) return [{ path: formatPath(issue.path), reason }]
  return [{ path: path.length === 0 ? '(the file)' : formatPath(path), reason: `must be ${expected(schema, path)}` }]
}

const expected = (schema: JsonSchema, path: Path) => (path.length === 0 ? 'an object' : describeType(schema))

/** Returns the reason that a custom check has given. */
function reasonIn({ params }: z.core.$ZodIssueCustom): string | undefined {
  const reason: unknown = params?.['reason']
  return typeof reason === 'string' ? reason : undefined
}

/** Returns the keys to remove for an issue: unknown keys, or the key whose value, list or list entry is invalid. */
function pathsOf(issue: Issue): readonly Path[] {
  const list = issue.path.findIndex((key) => typeof key === 'number')
  const path = list === -1 ? issue.path : issue.path.slice(0, list)
  return issue.code === 'unrecognized_keys' && list === -1 ? issue.keys.map((key) => [...path, key]) : [path]
}

/** Returns a copy of an object without the members at these paths. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value).flatMap(([name, member]) => {
    const here = paths.filter(([first]) => first === name)
    if (here.some((path) => path.length === 1)) return []
    return [
      [
        name,
        without(
          member,
          here.map((path) => path.slice(1)),
        ),
      ],
    ]
  })
  return Object.fromEntries(members)
}

import type { z } from 'zod'
import type { Report } from '../config-problem.js'
import { problemsIn } from './problems.js'

type Path = readonly PropertyKey[]

/**
 * Validates a value and reports every problem. In the result, invalid keys have their defaults, so that later checks can
 * report further problems.
 */
export function readValues<S extends z.ZodType>(schema: S, value: unknown, report: Report): z.output<S> {
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const problems = problemsIn(error, schema)
  for (const { path, reason } of problems) report({ path: path || '(the file)', reason })
  const invalid = problems.map(({ location }) => keyOf(location))
  return readValues(schema, invalid.some((path) => path.length === 0) ? {} : without(value, invalid), report)
}

/** Returns the key to remove: the location itself, or the list that contains it. */
function keyOf(location: Path): Path {
  const list = location.findIndex((key) => typeof key === 'number')
  return list === -1 ? location : location.slice(0, list)
}

/** Returns a copy of an object without the members at these paths. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value).flatMap(([name, member]) => {
    const here = paths.filter(([first]) => first === name).map(([, ...rest]) => rest)
    return here.some((path) => path.length === 0) ? [] : [[name, without(member, here)]]
  })
  return Object.fromEntries(members)
}

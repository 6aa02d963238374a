import type { z } from 'zod'
import type { ConfigProblem } from '../config-problem.js'
import { describeType, formatPath, isDescribed, type JsonSchema, jsonSchemaOf, locate } from './json-schema.js'
import { explainUnknownKey } from './suggest-key.js'

/** A problem and the invalid part of the value. */
interface LocatedProblem extends ConfigProblem {
  readonly location: readonly PropertyKey[]
}

/** Returns the problems of an invalid value, one for each invalid part. The path of the value itself is empty. */
export function problemsIn(error: z.ZodError, schema: z.ZodType): readonly LocatedProblem[] {
  const root = jsonSchemaOf(schema)
  const problems = new Map<string, LocatedProblem>()
  for (const problem of error.issues.flatMap((issue) => problemsOf(issue, root))) {
    if (!problems.has(problem.path)) problems.set(problem.path, problem)
  }
  return [...problems.values()]
}

function problemsOf(issue: z.core.$ZodIssue, root: JsonSchema): readonly LocatedProblem[] {
  const { schema, path } = locate(root, issue.path)
  if (issue.code === 'unrecognized_keys' && !isDescribed(schema, path.length)) {
    return issue.keys.map((key) => problemAt([...path, key], explainUnknownKey(key, schema, root)))
  }
  const reason = issue.code === 'custom' ? reasonIn(issue) : undefined
  if (reason !== undefined) return [problemAt(issue.path, reason)]
  return [problemAt(path, `must be ${path.length === 0 ? 'an object' : describeType(schema)}`)]
}

function problemAt(location: readonly PropertyKey[], reason: string): LocatedProblem {
  return { path: formatPath(location), reason, location }
}

/** Returns the reason of a custom check, if it has one. */
function reasonIn({ params }: z.core.$ZodIssueCustom): string | undefined {
  const reason: unknown = params?.['reason']
  return typeof reason === 'string' ? reason : undefined
}

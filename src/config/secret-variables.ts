import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Report } from './config-problem.js'

/** The variables whose value can be read from the file that `<name>_FILE` names. */
const SECRET_VARIABLES = [
  'DATABASE_URL',
  'LATCHKEY_BOOTSTRAP_API_KEY',
  'LATCHKEY_SECRET',
  'LATCHKEY_TOKEN_SIGNING_KEY',
] as const

type Values = Readonly<Record<string, string>>

/** Variables after reading secret files, and the `_FILE` variable behind each value that a file provided. */
interface SecretFiles {
  readonly values: Values
  readonly sources: ReadonlyMap<string, string>
}

/** Adds the values of secret variables that are in files. Reports unreadable files and variables that are set twice. */
export function readSecretFiles(variables: Values, workingDirectory: string, report: Report): SecretFiles {
  const values: Record<string, string> = { ...variables }
  const sources = new Map<string, string>()
  for (const name of SECRET_VARIABLES) {
    const source = `${name}_FILE`
    const file = variables[source]
    if (file === undefined) continue
    if (variables[name] !== undefined) {
      report({ path: source, reason: `cannot be combined with ${name}` })
      continue
    }
    const value = readFile(resolve(workingDirectory, file), source, report)
    if (value === undefined) continue
    values[name] = value
    sources.set(name, source)
  }
  return { values, sources }
}

function readFile(file: string, source: string, report: Report): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    report({ path: source, reason: `cannot be read: ${(error as Error).message}` })
    return undefined
  }
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** An import that breaks a rule of `.dependency-cruiser.mjs`. */
export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/** Files of a made-up project: each path with the lines of code in it. */
type Project = Readonly<Record<string, readonly string[]>>

/** Returns the violations in a made-up project. Files that it imports by path exist and are empty. */
export function violationsIn(project: Project): Violation[] {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-imports-'))
  try {
    for (const [path, lines] of Object.entries(project)) {
      for (const target of lines.flatMap((line) => targetsOf(path, line))) write(directory, target, 'export {}\n')
    }
    for (const [path, lines] of Object.entries(project)) write(directory, path, `${lines.join('\n')}\n`)
    write(directory, 'tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext' } }))
    write(
      directory,
      'package.json',
      JSON.stringify({ type: 'module', dependencies: {}, devDependencies: { jest: '*' } }),
    )
    symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'))
    return cruise(directory, ['src'])
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Returns the violations in folders of a directory. */
function cruise(directory: string, folders: readonly string[]): Violation[] {
  const tool = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [tool, ...folders, '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (!stdout.startsWith('{')) throw new Error(stderr || stdout)
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] }
  }
  return summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to }))
}

/** The files that a line imports by their path. */
function targetsOf(path: string, line: string): string[] {
  return [...line.matchAll(/'(\.[^']+)\.js'/g)].map(
    ([, specifier = '']) => `${posix.join(dirname(path), specifier)}.ts`,
  )
}

function write(directory: string, path: string, text: string): void {
  mkdirSync(join(directory, dirname(path)), { recursive: true })
  writeFileSync(join(directory, path), text)
}

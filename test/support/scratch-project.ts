import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** An empty project that has installed the packed package. */
export interface ScratchProject {
  readonly directory: string
  /** Paths of the files in the package. */
  readonly files: readonly string[]
  /**
   * Runs a command in the project.
   *
   * @param input text for its standard input
   * @returns its standard output
   * @throws Error when the command fails
   */
  readonly run: (command: string, args: readonly string[], input?: string) => string
  readonly remove: () => void
}

/**
 * Packs the built package and installs it in a temporary project.
 *
 * @param packages other packages that the project has, by name or scope
 * @param scripts scripts of test/testing/peers to copy into the project
 */
export function createScratchProject(packages: readonly string[], scripts: readonly string[] = []): ScratchProject {
  if (!existsSync(join(ROOT, 'dist/testing/index.js'))) throw new Error('The package is not built: npm run build.')
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-scratch-'))
  const run: ScratchProject['run'] = (command, args, input) => {
    const options = { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 26, input: input ?? '' } as const
    const { status, stdout, stderr } = spawnSync(command, args, options)
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'scratch', type: 'module' }))
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', directory, ROOT])
  const archive = 'latchkey-0.1.0.tgz'
  const installed = join(directory, 'node_modules/latchkey')
  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'])
  for (const name of packages) symlinkSync(join(ROOT, 'node_modules', name), join(directory, 'node_modules', name))
  for (const name of scripts) cpSync(join(ROOT, 'test/testing/peers', name), join(directory, name))
  const files = run('tar', ['-tzf', archive]).trim().split('\n')
  return {
    directory,
    files: files.map((path) => path.replace(/^package\//, '')),
    run,
    remove: () => rmSync(directory, { recursive: true }),
  }
}

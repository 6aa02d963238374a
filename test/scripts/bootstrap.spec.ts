import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SCRIPT = join(import.meta.dirname, '../../scripts/bootstrap.mjs')

/** A fake npm: records its commands and creates the folders that npm would create. */
const NPM = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
const [command] = process.argv.slice(2)
appendFileSync('calls', command + '\\n')
mkdirSync(command === 'ci' ? 'node_modules' : 'dist', { recursive: true })
if (command === 'run') writeFileSync('dist/.latchkey-built', '')
process.exit(process.env.NPM_STATUS ?? 0)
`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'latchkey-bootstrap-'))
  mkdirSync(join(root, 'src/users'), { recursive: true })
  const files = [
    'package.json',
    'package-lock.json',
    'nest-cli.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'src/main.ts',
  ]
  for (const file of files) write(file, '{}', -60)
  for (const directory of ['src/users', 'src']) age(directory, -60)
  cpSync(SCRIPT, join(root, 'scripts/bootstrap.mjs'))
  writeFileSync(join(root, 'npm.js'), NPM)
})
afterEach(() => rmSync(root, { recursive: true }))

function age(path: string, seconds: number): void {
  const time = Date.now() / 1000 + seconds
  utimesSync(join(root, path), time, time)
}

function write(file: string, text: string, seconds = 0): void {
  writeFileSync(join(root, file), text)
  age(file, seconds)
}

/** Runs the bootstrap and returns the npm commands that it started. */
function bootstrap(variables: Record<string, string> = {}): { status: number | null; calls: string[] } {
  const calls = join(root, 'calls')
  rmSync(calls, { force: true })
  const env = { npm_execpath: join(root, 'npm.js'), ...variables }
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/bootstrap.mjs')], { cwd: tmpdir(), env })
  return { status, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] }
}

describe('the bootstrap script', () => {
  it('installs and builds on a fresh clone, and skips both the second time', () => {
    expect(bootstrap()).toEqual({ status: 0, calls: ['ci', 'run'] })
    expect(bootstrap()).toEqual({ status: 0, calls: [] })
  })

  it.each([
    ['the lock file has changed', () => write('package-lock.json', 'other', 60), ['ci', 'run']],
    ['a source file is newer than the build', () => write('src/main.ts', 'other', 60), ['run']],
    ['a source file was added', () => write('src/users/new.ts', 'new', 60), ['run']],
    ['a source file was deleted', () => age('src/users', 60), ['run']],
    ['the compiler options have changed', () => age('tsconfig.json', 60), ['run']],
    ['the build was deleted', () => rmSync(join(root, 'dist'), { recursive: true }), ['run']],
    ['the packages were deleted', () => rmSync(join(root, 'node_modules'), { recursive: true }), ['ci']],
  ])('runs only the necessary commands when %s', (_what, change, calls) => {
    bootstrap()
    change()
    expect(bootstrap().calls).toEqual(calls)
  })

  it('exits with the status of a failed npm command and runs it again the next time', () => {
    expect(bootstrap({ NPM_STATUS: '7' })).toEqual({ status: 7, calls: ['ci'] })
    expect(bootstrap()).toEqual({ status: 0, calls: ['ci', 'run'] })
  })
})

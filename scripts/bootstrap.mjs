// Makes a fresh clone runnable: installs the locked packages and builds the sources, each only if it is out of date. It runs
// before the packages are installed, so it imports only modules of Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const INSTALLED = join(ROOT, 'node_modules/.latchkey-installed')
const BUILT = join(ROOT, 'dist/.latchkey-built')
const SOURCES = ['src', 'package.json', 'package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json']

// `npm run build` ends with `--built`, which records a successful build.
if (process.argv[2] === '--built') writeFileSync(BUILT, '')
else bootstrap()

function bootstrap() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (!existsSync(INSTALLED) || readFileSync(INSTALLED, 'utf8') !== lock) {
    npm('ci', '--include=dev', '--no-audit', '--no-fund')
    writeFileSync(INSTALLED, lock)
  }
  if (!existsSync(BUILT) || newest(SOURCES.map((path) => join(ROOT, path))) > statSync(BUILT).mtimeMs) {
    npm('run', 'build')
  }
}

function newest(paths) {
  return Math.max(...paths.map((path) => (statSync(path).isDirectory() ? newestIn(path) : statSync(path).mtimeMs)))
}

// The time of a directory changes when a file is removed.
function newestIn(directory) {
  const entries = readdirSync(directory).map((name) => join(directory, name))
  return Math.max(statSync(directory).mtimeMs, newest(entries))
}

function npm(...args) {
  // npm passes its path to scripts. Windows cannot start `npm` without a shell.
  const cli = process.env['npm_execpath']
  const [command, ...first] = cli?.endsWith('.js') ? [process.execPath, cli] : ['npm']
  const { status } = spawnSync(command, [...first, ...args], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

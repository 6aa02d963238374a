import type { EntityManager } from 'typeorm'
import { ApiKeyCache } from '../../src/auth/api-keys/api-key-cache.js'
import { KeyRing } from '../../src/auth/signing-keys/key-ring.js'
import { startTestApp, type TestApp, type TestAppOptions } from './app.js'
import { ON_POSTGRES } from './databases.js'
import { tablesOf } from './dump.js'

/** The rows of every table. */
type Rows = Readonly<Record<string, readonly Row[]>>
type Row = Readonly<Record<string, unknown>>

/** A service with the rows that its start created. */
interface Reusable {
  readonly server: TestApp
  readonly rows: Rows
}

const idle = new Map<string, Reusable[]>()

afterAll(async () => {
  for (const { server } of [...idle.values()].flat()) await server.close()
  idle.clear()
})

/**
 * Provides the service with the data, the clock and the log of a first start. `close()` makes it available to the next test
 * of the file with the same configuration, because a start takes most of the CPU time of a test. It is not reused after a
 * test that read `app` or listened. Rate limits in memory keep their values, so tests of them get a new service.
 * On PostgreSQL, every test gets a new service.
 */
export async function reuseTestApp({ config = {} }: Pick<TestAppOptions, 'config'> = {}): Promise<TestApp> {
  if (ON_POSTGRES || 'rate_limits' in config) return startTestApp({ config })
  const key = JSON.stringify(config)
  const others = idle.get(key) ?? []
  idle.set(key, others)
  const reusable = others.pop() ?? (await start(config))
  const { server } = reusable
  let mayDiffer = false
  return {
    ...server,
    get app() {
      // The test may replace methods of a provider.
      mayDiffer = true
      return server.app
    },
    listen: () => {
      mayDiffer = true
      return server.listen()
    },
    close: async () => {
      if (mayDiffer) return server.close()
      await restore(reusable)
      others.push(reusable)
    },
  }
}

async function start(config: Readonly<Record<string, unknown>>): Promise<Reusable> {
  const server = await startTestApp({ config })
  return { server, rows: await server.unitOfWork.transaction(readRows) }
}

async function readRows(manager: EntityManager): Promise<Rows> {
  const rows: Record<string, readonly Row[]> = {}
  for (const table of await tablesOf(manager)) rows[table] = await manager.query<Row[]>(`SELECT * FROM ${table}`)
  return rows
}

/** Restores the state of the start: rows, cached keys, the clock and the log. */
async function restore({ server, rows }: Reusable): Promise<void> {
  await server.unitOfWork.transaction((manager) => writeRows(manager, rows))
  server.clock.reset()
  server.app.get(ApiKeyCache, { strict: false }).clear()
  await server.app.get(KeyRing, { strict: false }).read()
  server.clearLog()
}

async function writeRows(manager: EntityManager, rows: Rows): Promise<void> {
  await manager.query('PRAGMA defer_foreign_keys = ON')
  for (const table of Object.keys(rows)) await manager.query(`DELETE FROM ${table}`)
  for (const [table, initial] of Object.entries(rows)) {
    for (const row of initial) {
      const [names, values] = [Object.keys(row), Object.values(row)]
      const places = names.map(() => '?').join(', ')
      await manager.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, values)
    }
  }
}

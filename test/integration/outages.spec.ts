import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { DataSource } from 'typeorm'
import { createAuthenticator } from '../../src/testing/index.js'
import { Readiness } from '../../src/observability/health/readiness.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { ON_POSTGRES } from '../support/databases.js'
import { Backend } from '../support/flows.js'

const onSqlite = ON_POSTGRES ? describe.skip : describe

let directory: string
let file: string
let server: TestApp
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-outage-'))
  file = join(directory, 'latchkey.db')
  server = await startTestApp({ environment: { database: { kind: 'sqlite', file }, dataDirectory: directory } })
  await new Backend(server).enrol('ada', createAuthenticator())
})
afterEach(async () => {
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

const ready = () => server.send({ url: '/health/ready' })
const start = () =>
  new Backend(server).send('POST', '/v1/registration/start', { userId: 'bob', emailOrUsername: 'bob' })

const UNAVAILABLE = {
  status: 503,
  body: expect.objectContaining({ code: 'database_unavailable' }) as unknown,
  headers: expect.objectContaining({ 'retry-after': '5' }) as unknown,
}

/** Opens the file as another process does. */
function openElsewhere() {
  const database = new sqlite3.Database(file)
  const call = (method: 'run' | 'close', ...parameters: string[]) =>
    new Promise<void>((resolve, reject) => {
      const done = (error: Error | null) => (error === null ? resolve() : reject(error))
      ;(database[method] as (...values: unknown[]) => void).call(database, ...parameters, done)
    })
  return { run: (sql: string) => call('run', sql), close: () => call('close') }
}

onSqlite('an outage of SQLite', () => {
  it('by a deleted file is noticed, and ends when the file is back', async () => {
    renameSync(file, `${file}.away`)
    expect(await ready()).toMatchObject(UNAVAILABLE)
    expect(await start()).toMatchObject(UNAVAILABLE)
    expect(await new Backend(server).send('GET', '/v1/users/ada')).toMatchObject(UNAVAILABLE)
    renameSync(`${file}.away`, file)
    expect(await ready()).toMatchObject({ status: 200 })
    expect(await start()).toMatchObject({ status: 200 })
  })

  it('by a replaced file is noticed', async () => {
    renameSync(file, `${file}.away`)
    writeFileSync(file, '')
    expect(await ready()).toMatchObject(UNAVAILABLE)
    expect(await start()).toMatchObject(UNAVAILABLE)
    rmSync(file)
    renameSync(`${file}.away`, file)
  })

  it('by a database that cannot grow is reported, and ends when it can', async () => {
    const dataSource = server.app.get(DataSource)
    const [{ page_count: pages }] = await dataSource.query<[{ page_count: number }]>('PRAGMA page_count')
    await dataSource.query(`PRAGMA max_page_count = ${pages}`)
    const statuses: unknown[] = []
    for (let n = 0; n < 60 && !statuses.includes(503); n += 1)
      statuses.push(
        (
          await new Backend(server).send('POST', '/v1/registration/start', {
            userId: `u${n}`,
            emailOrUsername: `u${n}`,
          })
        ).status,
      )
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    await dataSource.query(`PRAGMA max_page_count = ${pages + 1000}`)
    expect(await start()).toMatchObject({ status: 200 })
  })

  it('by a lock of another process ends requests in time, and ends with the lock', async () => {
    const other = openElsewhere()
    await other.run('BEGIN EXCLUSIVE')
    const before = performance.now()
    expect(await ready()).toMatchObject(UNAVAILABLE)
    expect(performance.now() - before).toBeLessThan(2000)
    const answers = await Promise.all(Array.from({ length: 5 }, start))
    for (const answer of answers) expect(answer).toMatchObject(UNAVAILABLE)
    expect(performance.now() - before).toBeLessThan(20_000)
    await other.run('ROLLBACK')
    await other.close()
    expect(await ready()).toMatchObject({ status: 200 })
    expect(await start()).toMatchObject({ status: 200 })
  }, 40_000)
})

describe('a shutdown', () => {
  it('makes the server not ready before it ends', async () => {
    server.app.get(Readiness, { strict: false }).stop()
    expect(await ready()).toMatchObject({ status: 503, body: { code: 'service_unavailable' } })
    expect(await start()).toMatchObject({ status: 200 })
  })
})

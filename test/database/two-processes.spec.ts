import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { DataSource } from 'typeorm'
import { openDataSource } from '../../src/database/data-source.js'
import { createEntities } from '../../src/entities.js'
import { UnitOfWork } from '../../src/database/unit-of-work.js'
import { createEmptyDatabase, databaseIn, dropDatabase, ON_POSTGRES, settingsOf } from '../support/databases.js'

/** On SQLite, a transaction locks the database when it begins. */
const LOCKING = ON_POSTGRES ? ' FOR UPDATE' : ''

let directory: string
const processes: DataSource[] = []
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-processes-'))
  await createEmptyDatabase(databaseIn(directory))
})
afterEach(async () => {
  for (const process of processes.splice(0)) await process.destroy()
  await dropDatabase(databaseIn(directory))
  rmSync(directory, { recursive: true, force: true })
})

/** Opens the database as a starting process does. */
async function start(): Promise<DataSource> {
  const process = await openDataSource(settingsOf(databaseIn(directory)), createEntities)
  processes.push(process)
  return process
}

describe('processes on one database', () => {
  it.each([2, ON_POSTGRES ? 10 : 3])('migrate it once when %d start together', async (count) => {
    const started = await Promise.allSettled(Array.from({ length: count }, start))
    expect(started.map((each) => (each.status === 'rejected' ? String(each.reason) : 'started'))).toEqual(
      Array.from({ length: count }, () => 'started'),
    )
  })

  it('serialize transactions that read and then write', async () => {
    const units = [new UnitOfWork(await start()), new UnitOfWork(await start())]
    await units[0]?.transaction((manager) => manager.query('CREATE TABLE counts (value integer)'))
    await units[0]?.transaction((manager) => manager.query('INSERT INTO counts VALUES (0)'))
    const countUp = (unit: UnitOfWork) =>
      unit.transaction(async (manager) => {
        const [row] = await manager.query<{ value: number }[]>(`SELECT value FROM counts${LOCKING}`)
        await setTimeout(1)
        await manager.query('UPDATE counts SET value = $1', [(row?.value ?? 0) + 1])
      })
    const counted = await Promise.allSettled(Array.from({ length: 20 }, () => units.map(countUp)).flat())
    expect(counted.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))).toEqual([])
    const counts = units[1]?.transaction((manager) => manager.query<object[]>('SELECT value FROM counts'))
    expect(await counts).toEqual([{ value: 40 }])
  })
})

import { setTimeout } from 'node:timers/promises'
import type { Client } from 'pg'
import type { DataSource, EntityManager } from 'typeorm'
import type { PostgresSettings } from '../../src/config/database.schema.js'
import { openDataSource } from '../../src/database/data-source.js'
import { TransactionConflict } from '../../src/database/transaction-conflict.js'
import { UnitOfWork } from '../../src/database/unit-of-work.js'
import { createEntities } from '../../src/entities.js'
import { administer, connectTo, createDatabase, databaseIn, dropDatabase, settingsOf } from '../support/databases.js'

const address = databaseIn('/unit-of-work')
const SHORT = { poolSize: 2, connectTimeout: 1000, statementTimeout: 2500, lockTimeout: 2000 }
const UNAVAILABLE = { code: 'database_unavailable', status: 503 }

let dataSource: DataSource
let unitOfWork: UnitOfWork
let other: Client
beforeEach(async () => {
  await createDatabase(address)
  dataSource = await openDataSource({ ...(settingsOf(address) as PostgresSettings), ...SHORT }, createEntities)
  unitOfWork = new UnitOfWork(dataSource)
  other = await connectTo(address)
  other.on('error', () => undefined)
  await other.query('CREATE TABLE counts (name varchar PRIMARY KEY, value integer NOT NULL)')
  await other.query("INSERT INTO counts VALUES ('a', 0), ('b', 0)")
})
afterEach(async () => {
  await other.end().catch(() => undefined)
  await unitOfWork.close()
  await dropDatabase(address)
})

const countUp = (manager: EntityManager, name: string): Promise<unknown> =>
  manager.query('UPDATE counts SET value = value + 1 WHERE name = $1', [name])

const counts = async (): Promise<number[]> => {
  const { rows } = await other.query<{ value: number }>('SELECT value FROM counts ORDER BY name')
  return rows.map(({ value }) => value)
}

const terminateOthers = () =>
  administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = '${address.kind === 'postgres' ? address.database : ''}' AND application_name = 'latchkey'`)

describe('a transaction on PostgreSQL', () => {
  it('is READ COMMITTED, also if the database has another default', async () => {
    await other.query(`ALTER ROLE CURRENT_USER SET default_transaction_isolation = 'serializable'`)
    try {
      const fresh = await openDataSource(settingsOf(address), createEntities)
      const unit = new UnitOfWork(fresh)
      const shown = await unit.transaction((manager) => manager.query<object[]>('SHOW transaction_isolation'))
      expect(shown).toEqual([{ transaction_isolation: 'read committed' }])
      await unit.close()
    } finally {
      await other.query('ALTER ROLE CURRENT_USER RESET default_transaction_isolation')
    }
  })

  it('runs again after a deadlock', async () => {
    const inOrder = (first: string, second: string) => async (manager: EntityManager) => {
      await countUp(manager, first)
      await setTimeout(50)
      await countUp(manager, second)
    }
    // The database finds a deadlock after one second.
    const settled = Array.from({ length: 2 }, (_, n) =>
      unitOfWork.transaction(n === 0 ? inOrder('a', 'b') : inOrder('b', 'a')),
    )
    await Promise.all(settled)
    expect(await counts()).toEqual([2, 2])
  })

  it('runs again when its work asks for it, at most five times in all', async () => {
    let runs = 0
    const always = unitOfWork.transaction(async (manager) => {
      runs += 1
      await countUp(manager, 'a')
      throw new TransactionConflict('again')
    })
    await expect(always).rejects.toMatchObject(UNAVAILABLE)
    expect([runs, await counts()]).toEqual([5, [0, 0]])
  })

  it('does not run again after another error', async () => {
    let runs = 0
    const failing = unitOfWork.transaction((manager) => {
      runs += 1
      return manager.query('SELECT missing')
    })
    await expect(failing).rejects.toThrow('missing')
    expect(runs).toBe(1)
  })
})

describe('an outage of PostgreSQL', () => {
  it('fails a transaction whose connection is lost, and the next one succeeds', async () => {
    const lost = unitOfWork.transaction(async (manager) => {
      await countUp(manager, 'a')
      await terminateOthers()
      await countUp(manager, 'b')
    })
    await expect(lost).rejects.toMatchObject(UNAVAILABLE)
    await unitOfWork.transaction((manager) => countUp(manager, 'a'))
    expect(await counts()).toEqual([1, 0])
  })

  it.each(['read', 'write', 'transaction'] as const)(
    'lets a %s succeed after idle connections were lost',
    async (verb) => {
      await Promise.all([1, 2].map(() => unitOfWork.read((manager) => manager.query('SELECT pg_sleep(0.05)'))))
      await terminateOthers()
      await setTimeout(100)
      await expect(unitOfWork[verb]((manager) => manager.query('SELECT 1'))).resolves.toBeDefined()
    },
  )

  it.each([
    ['a statement that takes too long', 'SELECT pg_sleep(5)'],
    ['a statement that waits too long for a lock', "UPDATE counts SET value = 9 WHERE name = 'a'"],
  ])('is reported for %s', async (_name, statement) => {
    await other.query("BEGIN; UPDATE counts SET value = 1 WHERE name = 'a'")
    await expect(unitOfWork.write((manager) => manager.query(statement))).rejects.toMatchObject(UNAVAILABLE)
    await other.query('ROLLBACK')
  })

  it('is reported when no connection becomes free in time', async () => {
    const slow = Array.from({ length: 2 }, () =>
      unitOfWork.transaction(async (manager) => {
        await manager.query('SELECT pg_sleep(0.9)')
        await manager.query('SELECT pg_sleep(0.9)')
      }),
    )
    await setTimeout(100)
    await expect(unitOfWork.read((manager) => manager.query('SELECT 1'))).rejects.toMatchObject(UNAVAILABLE)
    await Promise.all(slow)
  })

  it('is reported while the database accepts no connections, until it accepts them again', async () => {
    const name = address.kind === 'postgres' ? address.database : ''
    await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await terminateOthers()
    await setTimeout(100)
    await expect(unitOfWork.read((manager) => manager.query('SELECT 1'))).rejects.toMatchObject(UNAVAILABLE)
    await administer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await expect(unitOfWork.read((manager) => manager.query('SELECT 1'))).resolves.toBeDefined()
  })
})

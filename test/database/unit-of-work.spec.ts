import { setImmediate, setTimeout } from 'node:timers/promises'
import type { EntityManager } from 'typeorm'
import { ON_POSTGRES } from '../support/databases.js'
import { openTestDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
  await database.unitOfWork.write((manager) => manager.query('CREATE TABLE notes (text varchar PRIMARY KEY)'))
})
afterEach(() => database.close())

type Work<T> = (manager: EntityManager) => Promise<T>
const transaction = <T>(work: Work<T>): Promise<T> => database.unitOfWork.transaction(work)
const insert = (manager: EntityManager, text: string): Promise<unknown> =>
  manager.query('INSERT INTO notes VALUES ($1)', [text])
const notesOf = async (manager: EntityManager): Promise<string[]> => {
  const rows: { text: string }[] = await manager.query('SELECT text FROM notes ORDER BY text')
  return rows.map(({ text }) => text)
}
const notes = (): Promise<string[]> => database.unitOfWork.read(notesOf)

class Refused extends Error {}
const refuse = () => Promise.reject(new Refused())

describe('UnitOfWork.transaction', () => {
  it('commits work that resolves and returns its result', async () => {
    expect(await transaction(async (manager) => [await insert(manager, 'a'), 'done'][1])).toBe('done')
    expect(await notes()).toEqual(['a'])
  })

  it('rolls back work that rejects, and rejects with the same error', async () => {
    await expect(transaction((manager) => insert(manager, 'a').then(refuse))).rejects.toBeInstanceOf(Refused)
    expect(await notes()).toEqual([])
  })

  it('runs further work after a failure', async () => {
    await expect(transaction(refuse)).rejects.toBeInstanceOf(Refused)
    await transaction((manager) => insert(manager, 'a'))
    expect(await notes()).toEqual(['a'])
  })

  it('rolls back the writes and transactions inside it', async () => {
    const both = transaction(async (manager) => {
      await transaction((inner) => insert(inner, 'inner transaction'))
      await database.unitOfWork.write((inner) => insert(inner, 'inner write'))
      await insert(manager, 'outer')
      await refuse()
    })
    await expect(both).rejects.toBeInstanceOf(Refused)
    expect(await notes()).toEqual([])
  })

  it('shows its own writes to the reads inside it, and to no other read before it commits', async () => {
    // Started outside the transaction, so that it does not join it.
    let readOutside = (): void => undefined
    const outside = new Promise<void>((resolve) => (readOutside = resolve)).then(notes)
    const inside = transaction(async (manager) => {
      await insert(manager, 'a')
      readOutside()
      expect(await outside).toEqual([])
      return notes()
    })
    expect(await inside).toEqual(['a'])
  })

  it('rolls back only the failed ones of parallel transactions', async () => {
    const work = (index: number) => async (manager: EntityManager) => {
      await setTimeout(index % 3)
      await insert(manager, `note ${index}`)
      await setImmediate()
      if (index % 2 === 1) throw new Refused()
    }
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => transaction(work(index))))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual(results.map((_, index) => index % 2 === 0))
    expect(await notes()).toHaveLength(10)
  })

  it('serializes concurrent transactions', async () => {
    const addUnlessThere = async (manager: EntityManager) =>
      (await notesOf(manager)).length === 0 ? insert(manager, 'first') : 'late'
    await Promise.all([transaction(addUnlessThere), transaction(addUnlessThere), transaction(addUnlessThere)])
    expect(await notes()).toEqual(['first'])
  })

  it('excludes work that outlives it', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const failed = transaction(async () => {
      late = setTimeout(10).then(() => transaction((manager) => insert(manager, 'late')))
      await refuse()
    })
    await expect(failed).rejects.toBeInstanceOf(Refused)
    await late
    expect(await notes()).toEqual(['late'])
  })
})

describe('UnitOfWork.write', () => {
  it('commits its statement', async () => {
    await database.unitOfWork.write((manager) => insert(manager, 'a'))
    expect(await notes()).toEqual(['a'])
  })

  it('waits for a transaction and does not join it', async () => {
    const failed = transaction(async (manager) => {
      await insert(manager, 'in the transaction')
      await setTimeout(10)
      await refuse()
    })
    const written = database.unitOfWork.write((manager) => insert(manager, 'outside the transaction'))
    await expect(failed).rejects.toBeInstanceOf(Refused)
    await written
    expect(await notes()).toEqual(['outside the transaction'])
  })
})

describe('UnitOfWork.read', () => {
  // On PostgreSQL, only a transaction can be read-only, and reads have none.
  const onSqlite = ON_POSTGRES ? it.skip : it
  onSqlite.each(['lookup', 'scan'] as const)('cannot write (%s)', async (lane) => {
    const written = database.unitOfWork.read((manager) => insert(manager, 'a'), lane)
    await expect(written).rejects.toThrow('readonly')
    expect(await notes()).toEqual([])
  })

  it.each([
    ['write', 'a unit that reads cannot write'],
    ['transaction', 'a transaction cannot start inside another kind of unit'],
  ] as const)('rejects a %s inside it', async (verb, message) => {
    const inside = database.unitOfWork.read(async () => database.unitOfWork[verb]((manager) => insert(manager, 'a')))
    await expect(inside).rejects.toThrow(message)
  })

  it('sees what was committed before it starts', async () => {
    for (let index = 0; index < 20; index++) {
      await database.unitOfWork.write((manager) => insert(manager, `note ${index}`))
      expect(await notes()).toHaveLength(index + 1)
    }
  })
})

describe('UnitOfWork.assertInTransaction', () => {
  const assert = async () => {
    await setImmediate()
    database.unitOfWork.assertInTransaction()
  }

  it('accepts a transaction', async () => {
    await expect(transaction(assert)).resolves.toBeUndefined()
  })

  it.each(['read', 'write'] as const)('throws in a %s', async (verb) => {
    await expect(database.unitOfWork[verb](assert)).rejects.toThrow('outside a transaction')
  })

  it('throws outside a unit', async () => {
    await expect(assert()).rejects.toThrow('outside a transaction')
  })

  it('throws in work that outlives its transaction', async () => {
    let late: Promise<unknown> = Promise.resolve()
    await transaction(async () => {
      late = setTimeout(10).then(assert)
      await Promise.resolve()
    })
    await expect(late).rejects.toThrow('outside a transaction')
  })
})

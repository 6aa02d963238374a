import { setImmediate, setTimeout } from 'node:timers/promises'
import type { EntityManager } from 'typeorm'
import { openTestDatabase, type TestDatabase } from '../support/database.js'

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
  await database.unitOfWork.run((manager) => manager.query('CREATE TABLE notes (text varchar PRIMARY KEY)'))
})
afterEach(() => database.close())

const run: TestDatabase['unitOfWork']['run'] = (work) => database.unitOfWork.run(work)
const insert = (manager: EntityManager, text: string): Promise<unknown> =>
  manager.query('INSERT INTO notes VALUES (?)', [text])
const notes = async (): Promise<string[]> => {
  const rows: { text: string }[] = await run((manager) => manager.query('SELECT text FROM notes ORDER BY text'))
  return rows.map(({ text }) => text)
}

class Refused extends Error {}
const refuse = () => Promise.reject(new Refused())

describe('UnitOfWork', () => {
  it('commits a unit that resolves and returns its result', async () => {
    expect(await run(async (manager) => [await insert(manager, 'a'), 'done'][1])).toBe('done')
    expect(await notes()).toEqual(['a'])
  })

  it('rolls back a unit that rejects, and rejects with the same error', async () => {
    await expect(run((manager) => insert(manager, 'a').then(refuse))).rejects.toBeInstanceOf(Refused)
    expect(await notes()).toEqual([])
  })

  it('runs further units after a failed one', async () => {
    await expect(run(refuse)).rejects.toBeInstanceOf(Refused)
    await run((manager) => insert(manager, 'a'))
    expect(await notes()).toEqual(['a'])
  })

  it('rolls back an inner unit together with its outer unit', async () => {
    const both = run(async (manager) => {
      await run((inner) => insert(inner, 'inner'))
      await insert(manager, 'outer')
      await refuse()
    })
    await expect(both).rejects.toBeInstanceOf(Refused)
    expect(await notes()).toEqual([])
  })

  it('returns the manager of the current unit', async () => {
    await run(async (manager) => {
      await setImmediate()
      expect(database.unitOfWork.manager()).toBe(manager)
      await run((inner) => Promise.resolve(expect(inner).toBe(manager)))
    })
  })

  it('returns no manager outside a unit', () => {
    expect(() => database.unitOfWork.manager()).toThrow('outside a unit of work')
  })

  it('rolls back only the failed ones of parallel units', async () => {
    const work = (index: number) => async (manager: EntityManager) => {
      await setTimeout(index % 3)
      await insert(manager, `note ${index}`)
      await setImmediate()
      if (index % 2 === 1) throw new Refused()
    }
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => run(work(index))))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual(results.map((_, index) => index % 2 === 0))
    expect(await notes()).toHaveLength(10)
  })

  it('serializes concurrent units', async () => {
    const addUnlessThere = (manager: EntityManager) =>
      manager
        .query('SELECT 1 FROM notes')
        .then((rows: unknown[]) => (rows.length === 0 ? insert(manager, 'first') : 'late'))
    await Promise.all([run(addUnlessThere), run(addUnlessThere), run(addUnlessThere)])
    expect(await notes()).toEqual(['first'])
  })

  it('provides no manager to work that outlives its unit', async () => {
    let late: Promise<unknown> = Promise.resolve()
    await run(async () => {
      late = setTimeout(10).then(() => database.unitOfWork.manager())
      await Promise.resolve()
    })
    await expect(late).rejects.toThrow('outside a unit of work')
  })

  it('starts a new unit for work that outlives its unit', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const failed = run(async () => {
      late = setTimeout(10).then(() => run((manager) => insert(manager, 'late')))
      await refuse()
    })
    await expect(failed).rejects.toBeInstanceOf(Refused)
    await late
    expect(await notes()).toEqual(['late'])
  })
})

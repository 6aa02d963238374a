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
  it('keeps what a unit wrote, and returns what it returned', async () => {
    expect(await run(async (manager) => [await insert(manager, 'a'), 'done'][1])).toBe('done')
    expect(await notes()).toEqual(['a'])
  })

  it('undoes a unit that fails, and hands its error on', async () => {
    await expect(run((manager) => insert(manager, 'a').then(refuse))).rejects.toBeInstanceOf(Refused)
    expect(await notes()).toEqual([])
  })

  it('goes on after a unit that failed', async () => {
    await expect(run(refuse)).rejects.toBeInstanceOf(Refused)
    await run((manager) => insert(manager, 'a'))
    expect(await notes()).toEqual(['a'])
  })

  it('joins the unit around it: both are kept or none', async () => {
    const both = run(async (manager) => {
      await run((inner) => insert(inner, 'inner'))
      await insert(manager, 'outer')
      await refuse()
    })
    await expect(both).rejects.toBeInstanceOf(Refused)
    expect(await notes()).toEqual([])
  })

  it('gives the manager of the current unit to whoever asks inside it', async () => {
    await run(async (manager) => {
      await setImmediate()
      expect(database.unitOfWork.manager()).toBe(manager)
      await run((inner) => Promise.resolve(expect(inner).toBe(manager)))
    })
  })

  it('gives none outside of a unit', () => {
    expect(() => database.unitOfWork.manager()).toThrow('outside a unit of work')
  })

  it('keeps parallel units apart: one that fails takes nothing of the others with it', async () => {
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

  it('lets two units that race see one after the other', async () => {
    const addUnlessThere = (manager: EntityManager) =>
      manager
        .query('SELECT 1 FROM notes')
        .then((rows: unknown[]) => (rows.length === 0 ? insert(manager, 'first') : 'late'))
    await Promise.all([run(addUnlessThere), run(addUnlessThere), run(addUnlessThere)])
    expect(await notes()).toEqual(['first'])
  })

  it('does not let work that outlives its unit write into it', async () => {
    let late: Promise<unknown> = Promise.resolve()
    await run(async () => {
      late = setTimeout(10).then(() => database.unitOfWork.manager())
      await Promise.resolve()
    })
    await expect(late).rejects.toThrow('outside a unit of work')
  })

  it('gives work that outlives its unit a unit of its own', async () => {
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

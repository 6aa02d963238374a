import { SharedStatement } from '../../src/database/shared-statement.js'
import { SqliteConnections } from '../../src/database/sqlite-connections.js'
import { type BatchConnection, StatementBatch } from '../../src/database/statement-batch.js'
import { openTestDatabase, type TestDatabase } from '../support/database.js'

interface Note {
  readonly text: string
}

const statement = (name: string, sql: (elements: string) => string) =>
  new SharedStatement<string, Note>({
    name,
    sql: ({ elements }) => sql(elements),
    valuesOf: (text) => [text],
    keyOf: (text) => text,
    keyOfRow: ({ text }) => text,
  })

const INSERT = statement('insert', (elements) => `INSERT INTO notes SELECT value->>0 FROM ${elements} RETURNING text`)
const TAKE = statement(
  'take',
  (elements) => `DELETE FROM notes WHERE text IN (SELECT value->>0 FROM ${elements}) RETURNING text`,
)
const FIND = statement('find', (elements) => `SELECT text FROM ${elements} JOIN notes ON text = value->>0`)

let database: TestDatabase
/** The statements of the batches, without their parameters. */
let log: string[]
/** Fails a statement when it returns an error. */
let fault: (sql: string) => Error | undefined
let batch: StatementBatch

beforeEach(async () => {
  database = await openTestDatabase()
  await database.unitOfWork.write((manager) =>
    manager.query("CREATE TABLE notes (text varchar PRIMARY KEY CHECK (text <> 'invalid'))"),
  )
  log = []
  fault = () => undefined
  const connections = new SqliteConnections(database.dataSource)
  batch = new StatementBatch((work) => connections.runBatch('write', (connection) => work(observed(connection))))
})
afterEach(() => database.close())

function observed(connection: BatchConnection): BatchConnection {
  return {
    ...connection,
    query: async (sql, parameters) => {
      log.push(sql.split(' ', 1)[0] ?? '')
      const error = fault(sql)
      if (error !== undefined) throw error
      return connection.query(sql, parameters)
    },
  }
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => `note ${index}`)
const insert = (text: string) => batch.run([INSERT.call(text)])
const stored = async () => {
  const rows: Note[] = await database.unitOfWork.read((manager) =>
    manager.query('SELECT text FROM notes ORDER BY text'),
  )
  return rows.map(({ text }) => text)
}

/** Returns whether each job got a row, or the code or the message of its error. */
async function outcomesOf(jobs: readonly Promise<readonly (readonly unknown[])[]>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(jobs)
  return settled.map((each) => {
    if (each.status === 'fulfilled') return each.value[0]?.length === 1
    const { code, message } = each.reason as { code?: string; message: string }
    return code ?? message
  })
}
const count = (outcomes: readonly unknown[], wanted: unknown) => outcomes.filter((each) => each === wanted).length

describe('StatementBatch', () => {
  it('runs the jobs of one turn with one statement of each kind and one commit', async () => {
    await insert('old')
    log = []
    expect(await outcomesOf([insert('a'), insert('b'), batch.run([TAKE.call('old')])])).toEqual([true, true, true])
    expect(log).toEqual(['BEGIN', 'INSERT', 'DELETE', 'COMMIT'])
    expect(await stored()).toEqual(['a', 'b'])
  })

  it('runs a single statement without a transaction', async () => {
    await insert('a')
    expect(log).toEqual(['INSERT'])
  })

  it('gives each of 1,000 rows to exactly one of two jobs of the same turn', async () => {
    await Promise.all(texts(1000).map(insert))
    const takes = texts(1000).flatMap((text) => [batch.run([TAKE.call(text)]), batch.run([TAKE.call(text)])])
    const outcomes = await outcomesOf(takes)
    expect([count(outcomes, true), count(outcomes, false)]).toEqual([1000, 1000])
    expect(outcomes.filter((_, index) => index % 2 === 0)).not.toContain(false)
  })

  it('runs at most 256 jobs in a batch', async () => {
    await Promise.all(texts(600).map(insert))
    expect(count(log, 'INSERT')).toBe(3)
    expect(await stored()).toHaveLength(600)
  })

  it('fails only the job with an error, and stores each other job once', async () => {
    const outcomes = await outcomesOf(['a', 'invalid', 'b', 'c'].map(insert))
    expect(outcomes).toEqual([true, 'SQLITE_CONSTRAINT', true, true])
    expect(await stored()).toEqual(['a', 'b', 'c'])
  })

  it('ends a job whose first statement returns no row', async () => {
    expect(await outcomesOf([batch.run([TAKE.call('missing'), INSERT.call('a')]), insert('b')])).toEqual([false, true])
    expect(await stored()).toEqual(['b'])
  })

  it('rolls back a job whose later statement returns no row', async () => {
    const outcomes = await outcomesOf([batch.run([INSERT.call('a'), TAKE.call('missing')]), insert('b')])
    expect(outcomes).toEqual(['the statement take affected no row', true])
    expect(await stored()).toEqual(['b'])
  })

  it('resolves jobs only after the commit', async () => {
    let isResolved = false
    const jobs = ['a', 'b'].map((text) => insert(text).then(() => (isResolved = true)))
    fault = (sql) => {
      if (sql === 'COMMIT') expect(isResolved).toBe(false)
      return undefined
    }
    await Promise.all(jobs)
    expect(log).toContain('COMMIT')
  })

  it('fails all jobs of a batch whose COMMIT fails, repeats none, and runs later jobs', async () => {
    fault = (sql) => (sql === 'COMMIT' ? new Error('disk full') : undefined)
    expect(await outcomesOf(['a', 'b', 'c'].map(insert))).toEqual(Array(3).fill('database_unavailable'))
    expect(count(log, 'INSERT')).toBe(1)
    fault = () => undefined
    expect(await outcomesOf(['a', 'd'].map(insert))).toEqual([true, true])
    expect(await stored()).toEqual(['a', 'd'])
  })

  it.each(['BEGIN', 'ROLLBACK'])('fails jobs and runs later ones when %s fails', async (failing) => {
    fault = (sql) => (sql.startsWith(failing) ? new Error('locked') : undefined)
    const outcomes = await outcomesOf(['a', 'invalid'].map(insert))
    expect(outcomes[1]).not.toBe(true)
    fault = () => undefined
    await database.dataSource.query('ROLLBACK').catch(() => undefined)
    expect(await outcomesOf(['b', 'c'].map(insert))).toEqual([true, true])
  })

  it('fails the jobs of a turn when there is no connection, and runs later ones', async () => {
    let isDown = true
    const connections = new SqliteConnections(database.dataSource)
    const unreliable = new StatementBatch((work) =>
      isDown ? Promise.reject(new Error('no connection')) : connections.runBatch('write', work),
    )
    const insertBoth = () => outcomesOf(['a', 'b'].map((text) => unreliable.run([INSERT.call(text)])))
    expect(await insertBoth()).toEqual(['no connection', 'no connection'])
    isDown = false
    expect(await insertBoth()).toEqual([true, true])
  })

  it('runs while transactions run on the same connection', async () => {
    const { unitOfWork } = database
    const work = texts(50).flatMap((text) => [
      unitOfWork.store(INSERT.call(text)),
      unitOfWork.transaction((manager) => manager.query('INSERT INTO notes VALUES (?)', [`transaction ${text}`])),
    ])
    await Promise.all(work)
    expect(await stored()).toHaveLength(100)
  })
})

describe('UnitOfWork.lookUp', () => {
  it('returns the rows of each of several requests for the same key', async () => {
    await insert('a')
    const find = (text: string) => database.unitOfWork.lookUp(FIND.call(text))
    expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual([[{ text: 'a' }], [{ text: 'a' }], []])
  })

  it('reads in an open transaction what the transaction has written', async () => {
    const found = database.unitOfWork.transaction(async () => {
      await database.unitOfWork.store(INSERT.call('a'))
      return database.unitOfWork.lookUp(FIND.call('a'))
    })
    expect(await found).toEqual([{ text: 'a' }])
  })

  it('cannot write', async () => {
    await expect(database.unitOfWork.lookUp(INSERT.call('a'))).rejects.toThrow('readonly')
  })
})

describe('UnitOfWork.store', () => {
  it('rolls back with the transaction that contains it', async () => {
    const failed = database.unitOfWork.transaction(async () => {
      await database.unitOfWork.store(INSERT.call('a'))
      throw new Error('refused')
    })
    await expect(failed).rejects.toThrow('refused')
    expect(await stored()).toEqual([])
  })

  it.each(['read', 'write'] as const)('is rejected in a %s', async (verb) => {
    const inside = database.unitOfWork[verb](() => database.unitOfWork.store(INSERT.call('a')))
    await expect(inside).rejects.toThrow('only a transaction can contain shared writes')
  })
})

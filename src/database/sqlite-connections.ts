import { statSync } from 'node:fs'
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm'
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js'
import { SqliteQueryRunner } from 'typeorm/driver/sqlite/SqliteQueryRunner.js'
import { Connections, type ReadLane, type Work } from './connections.js'
import { ConnectionError } from './database-errors.js'
import { SQLITE } from './dialect.js'
import { PreparedDatabase } from './prepared-database.js'
import { BUSY_TIMEOUT, inImmediateTransaction } from './sqlite.js'
import type { BatchConnection } from './statement-batch.js'

/** How long work waits for earlier writes of the process, in milliseconds. */
const QUEUE_TIMEOUT = 5000

/** A connection for reads, with a manager that uses it. */
interface Reader {
  readonly database: PreparedDatabase
  readonly manager: EntityManager
}

/**
 * One connection that writes and one for each lane of reads. Concurrent transactions on one connection would commit or roll
 * back together, so writes run one after the other. With write-ahead logging, reads do not wait for writes.
 *
 * A database in memory belongs to one connection, so its reads queue with its writes.
 */
export class SqliteConnections extends Connections {
  readonly #file: string
  /** Identifies the file that the connections have open. */
  readonly #identity: string | undefined
  readonly #readers = new Map<ReadLane, Promise<Reader>>()
  #lastWrite: Promise<unknown> = Promise.resolve()

  constructor(private readonly dataSource: DataSource) {
    super()
    this.#file = String(dataSource.options.database)
    this.#identity = identityOf(this.#file)
  }

  async read<T>(lane: ReadLane, work: Work<T>): Promise<T> {
    if (this.#file === ':memory:') return this.write(work)
    this.#assertFile()
    return work((await this.#reader(lane)).manager)
  }

  write<T>(work: Work<T>): Promise<T> {
    return this.#enqueue(() => work(this.dataSource.createQueryRunner().manager))
  }

  transaction<T>(work: Work<T>): Promise<T> {
    return this.#enqueue(() => inImmediateTransaction(this.dataSource, work))
  }

  async runBatch(kind: 'read' | 'write', work: (connection: BatchConnection) => Promise<void>): Promise<void> {
    const writer = (this.dataSource.driver as SqliteDriver).databaseConnection as PreparedDatabase
    if (kind === 'write') return this.#enqueue(() => work(batchConnection(writer, 'BEGIN IMMEDIATE')))
    if (this.#file === ':memory:') return this.#enqueue(() => work(batchConnection(writer, null)))
    this.#assertFile()
    return work(batchConnection((await this.#reader('lookup')).database, null))
  }

  async close(): Promise<void> {
    for (const reader of this.#readers.values()) await closeDatabase((await reader).database)
    this.#readers.clear()
    // The last connection to close writes the log back to the file.
    if (this.dataSource.isInitialized) await this.dataSource.destroy()
  }

  #reader(lane: ReadLane): Promise<Reader> {
    const known = this.#readers.get(lane)
    if (known !== undefined) return known
    const opened = this.#openReader()
    this.#readers.set(lane, opened)
    opened.catch(() => this.#readers.delete(lane))
    return opened
  }

  async #openReader(): Promise<Reader> {
    const database = await PreparedDatabase.open(this.#file)
    await database.query(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`)
    await database.query('PRAGMA query_only = ON')
    const runner = new ReaderQueryRunner(this.dataSource.driver as SqliteDriver, database)
    return { database, manager: this.dataSource.createEntityManager(runner) }
  }

  /** Runs a task after the earlier ones. A task that waits too long fails without running, so that requests end. */
  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let isLate = false
      const timer = setTimeout(() => {
        isLate = true
        reject(new ConnectionError('earlier writes have occupied the database for too long'))
      }, QUEUE_TIMEOUT)
      this.#lastWrite = this.#lastWrite.then(async () => {
        clearTimeout(timer)
        if (isLate) return
        const result = this.#runOnFile(task)
        resolve(result)
        await result.catch(() => undefined)
      })
    })
  }

  async #runOnFile<T>(task: () => Promise<T>): Promise<T> {
    this.#assertFile()
    return task()
  }

  /** Asserts that the path still names the open file. What is written to a deleted file is lost when it is closed. */
  #assertFile(): void {
    if (identityOf(this.#file) === this.#identity) return
    throw new ConnectionError(`the file ${this.#file} was deleted or replaced; put it back, or restart the server`)
  }
}

/** Returns the device and the inode of a file; undefined when the file is missing. */
function identityOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  return found && `${found.dev}:${found.ino}`
}

/** Runs the statements of TypeORM on a connection for reads. */
class ReaderQueryRunner extends SqliteQueryRunner {
  readonly #database: PreparedDatabase

  constructor(driver: SqliteDriver, database: PreparedDatabase) {
    super(driver)
    this.#database = database
  }

  override connect(): Promise<PreparedDatabase> {
    return Promise.resolve(this.#database)
  }
}

function batchConnection(database: PreparedDatabase, begin: string | null): BatchConnection {
  return {
    dialect: SQLITE,
    begin,
    query: <Row>(sql: string, parameters: readonly unknown[] = []) =>
      database.query<Row>(sql, parameters).catch((error: unknown) => {
        // Without the parameters, which may contain personal data.
        throw new QueryFailedError(sql, [], error as Error)
      }),
  }
}

function closeDatabase(database: PreparedDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    database.close((error) => (error === null ? resolve() : reject(error)))
  })
}

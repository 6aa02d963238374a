import { AsyncLocalStorage } from 'node:async_hooks'
import type { DataSource, EntityManager } from 'typeorm'
import type { Connections, ReadLane, Work } from './connections.js'
import { explainOutage, isReadOnly } from './database-errors.js'
import { dialectOf, type Dialect } from './dialect.js'
import { PostgresConnections } from './postgres-connections.js'
import { retryConflicts } from './retry-conflicts.js'
import { rowsOf } from './returned-row.js'
import type { StatementCall } from './shared-statement.js'
import { type BatchConnection, type JobResult, runCalls, StatementBatch } from './statement-batch.js'
import { SqliteConnections } from './sqlite-connections.js'
import { UnitTimer } from './unit-timer.js'

interface Unit {
  readonly owner: UnitOfWork
  readonly kind: 'read' | 'write' | 'transaction'
  readonly manager: EntityManager
  /** False once the unit has ended. Work that is still running must not join it. */
  isOpen: boolean
}

/**
 * The current unit, one storage for all instances. On Node 20 every promise copies every AsyncLocalStorage that was ever
 * used, so a storage for each instance would slow down a process that creates many.
 */
const CURRENT = new AsyncLocalStorage<Unit>()

/**
 * The number of open units in the process. Between units, the storage is disabled: on Node 20, a storage in use makes
 * every promise of the process slower. The next unit enables it again.
 */
let openUnits = 0

/**
 * All reads and writes of the database go through a unit of work. A unit inside another one joins it, so that a repository
 * works the same way alone and in the transaction of a service.
 *
 * | verb | for |
 * |---|---|
 * | `read` | statements that only read |
 * | `write` | one statement that writes |
 * | `transaction` | several statements that must commit together, or a decision that depends on what was read |
 * | `lookUp` | one shared statement that reads, on the hot path |
 * | `store` | shared statements that write, on the hot path |
 *
 * PostgreSQL cancels a unit that conflicts with others, and the unit then runs again. Work must therefore have no effects
 * outside the database.
 *
 * Each verb throws `database_unavailable` when the database cannot be used. After a failed commit, the outcome is unknown.
 */
export class UnitOfWork {
  readonly #connections: Connections
  readonly #dialect: Dialect
  readonly #reads: StatementBatch
  readonly #writes: StatementBatch
  /** Measures the units that do not join another one. */
  readonly timer = new UnitTimer()

  constructor(dataSource: DataSource) {
    const { type } = dataSource.options
    this.#dialect = dialectOf(type)
    const connections = type === 'sqlite' ? new SqliteConnections(dataSource) : new PostgresConnections(dataSource)
    this.#reads = new StatementBatch((work) => connections.runBatch('read', work))
    this.#writes = new StatementBatch((work) => connections.runBatch('write', work))
    this.#connections = connections
  }

  /**
   * Runs statements that only read. Without an outer transaction, two statements may see different states of the database.
   *
   * @param lane `scan` when the duration grows with the number of rows in the database
   */
  read<T>(work: Work<T>, lane: ReadLane = 'lookup'): Promise<T> {
    const outer = this.#openUnit()
    if (outer !== undefined) return work(outer.manager)
    return this.timer.time('read', (begin) =>
      settle(() => this.#connections.read(lane, (manager) => this.#run('read', manager, work, begin)), 'read'),
    )
  }

  /** Runs one statement that writes. */
  write<T>(work: Work<T>): Promise<T> {
    const outer = this.#openUnit()
    if (outer?.kind === 'read') throw new Error('a unit that reads cannot write')
    if (outer !== undefined) return work(outer.manager)
    return this.timer.time('write', (begin) =>
      settle(() => this.#connections.write((manager) => this.#run('write', manager, work, begin))),
    )
  }

  /** Runs work in a transaction. It commits when the work resolves and rolls back when it rejects. */
  transaction<T>(work: Work<T>): Promise<T> {
    const outer = this.#openUnit()
    if (outer?.kind === 'transaction') return work(outer.manager)
    if (outer !== undefined) throw new Error('a transaction cannot start inside another kind of unit')
    return this.timer.time('transaction', (begin) =>
      settle(() => this.#connections.transaction((manager) => this.#run('transaction', manager, work, begin))),
    )
  }

  /** Runs a statement that reads, together with the same statement of other requests, and returns its rows. */
  async lookUp<Row>(call: StatementCall<Row>): Promise<readonly Row[]> {
    const outer = this.#openUnit()
    const [rows = []] =
      outer === undefined
        ? await this.timer.time('lookup', (begin) => settle(() => this.#reads.run([call], begin), 'read'))
        : await this.#runIn(outer, [call])
    return rows as readonly Row[]
  }

  /**
   * Runs statements that write in order, as one unit, together with the units of other requests.
   *
   * @returns the rows of the first statement. When it returns none, the others do not run.
   */
  async store<Row>(first: StatementCall<Row>, ...others: readonly StatementCall[]): Promise<readonly Row[]> {
    const outer = this.#openUnit()
    if (outer !== undefined && outer.kind !== 'transaction')
      throw new Error('only a transaction can contain shared writes')
    const calls = [first, ...others]
    const [rows = []] =
      outer === undefined
        ? await this.timer.time('store', (begin) => settle(() => this.#writes.run(calls, begin)))
        : await this.#runIn(outer, calls)
    return rows as readonly Row[]
  }

  /** Asserts that a transaction is open. A lock that is taken outside one ends with its statement. */
  assertInTransaction(): void {
    if (this.#openUnit()?.kind !== 'transaction') throw new Error('a lock was taken outside a transaction')
  }

  /** Closes the database. */
  close(): Promise<void> {
    return this.#connections.close()
  }

  /** Runs calls in a unit that is open. */
  async #runIn({ manager }: Unit, calls: readonly StatementCall[]): Promise<JobResult> {
    const query: BatchConnection['query'] = async (sql, parameters = []) =>
      rowsOf(await manager.query(`\n${sql}`, [...parameters]))
    const [result = []] = await runCalls({ dialect: this.#dialect, query }, [{ calls }])
    return result
  }

  #openUnit(): Unit | undefined {
    const unit = CURRENT.getStore()
    return unit?.isOpen === true && unit.owner === this ? unit : undefined
  }

  async #run<T>(kind: Unit['kind'], manager: EntityManager, work: Work<T>, begin: () => void): Promise<T> {
    begin()
    const unit: Unit = { owner: this, kind, manager, isOpen: true }
    openUnits += 1
    try {
      return await CURRENT.run(unit, () => work(manager))
    } finally {
      unit.isOpen = false
      openUnits -= 1
      if (openUnits === 0) CURRENT.disable()
    }
  }
}

/** Repeats work after conflicts, and explains outages. */
async function settle<T>(work: () => Promise<T>, kind?: 'read'): Promise<T> {
  try {
    return await retryConflicts(work)
  } catch (error) {
    // A connection for reads is read-only on purpose.
    throw kind === 'read' && isReadOnly(error) ? error : explainOutage(error)
  }
}

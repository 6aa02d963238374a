import { AsyncLocalStorage } from 'node:async_hooks'
import type { DataSource, EntityManager } from 'typeorm'
import { type Connections, PooledConnections, type ReadLane, type Work } from './connections.js'
import { SqliteConnections } from './sqlite-connections.js'

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
 * All reads and writes of the database go through a unit of work. A unit inside another one joins it, so that a repository
 * works the same way alone and in the transaction of a service.
 *
 * | verb | for |
 * |---|---|
 * | `read` | statements that only read |
 * | `write` | one statement that writes |
 * | `transaction` | several statements that must commit together, or a decision that depends on what was read |
 */
export class UnitOfWork {
  readonly #connections: Connections

  constructor(dataSource: DataSource) {
    const isSqlite = dataSource.options.type === 'sqlite'
    this.#connections = isSqlite ? new SqliteConnections(dataSource) : new PooledConnections(dataSource)
  }

  /**
   * Runs statements that only read. Without an outer transaction, two statements may see different states of the database.
   *
   * @param lane `scan` when the duration grows with the number of rows in the database
   */
  read<T>(work: Work<T>, lane: ReadLane = 'lookup'): Promise<T> {
    const outer = this.#openUnit()
    if (outer !== undefined) return work(outer.manager)
    return this.#connections.read(lane, (manager) => this.#run('read', manager, work))
  }

  /** Runs one statement that writes. */
  write<T>(work: Work<T>): Promise<T> {
    const outer = this.#openUnit()
    if (outer?.kind === 'read') throw new Error('a unit that reads cannot write')
    if (outer !== undefined) return work(outer.manager)
    return this.#connections.write((manager) => this.#run('write', manager, work))
  }

  /** Runs work in a transaction. It commits when the work resolves and rolls back when it rejects. */
  transaction<T>(work: Work<T>): Promise<T> {
    const outer = this.#openUnit()
    if (outer === undefined) return this.#connections.transaction((manager) => this.#run('transaction', manager, work))
    if (outer.kind !== 'transaction') throw new Error('a transaction cannot start inside another kind of unit')
    return work(outer.manager)
  }

  /** Asserts that a transaction is open. A lock that is taken outside one ends with its statement. */
  assertInTransaction(): void {
    if (this.#openUnit()?.kind !== 'transaction') throw new Error('a lock was taken outside a transaction')
  }

  /** Closes the database. */
  close(): Promise<void> {
    return this.#connections.close()
  }

  #openUnit(): Unit | undefined {
    const unit = CURRENT.getStore()
    return unit?.isOpen === true && unit.owner === this ? unit : undefined
  }

  async #run<T>(kind: Unit['kind'], manager: EntityManager, work: Work<T>): Promise<T> {
    const unit: Unit = { owner: this, kind, manager, isOpen: true }
    try {
      return await CURRENT.run(unit, () => work(manager))
    } finally {
      unit.isOpen = false
    }
  }
}

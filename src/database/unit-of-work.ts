import { AsyncLocalStorage } from 'node:async_hooks'
import type { DataSource, EntityManager } from 'typeorm'
import { inImmediateTransaction } from './sqlite.js'

interface Unit {
  readonly owner: UnitOfWork
  readonly manager: EntityManager
  /** False once the transaction has ended. Work that is still running must not join it. */
  isOpen: boolean
}

/**
 * The current unit, one storage for all instances. On Node 20 every promise copies every AsyncLocalStorage that was ever
 * used, so a storage for each instance would slow down a process that creates many.
 */
const CURRENT = new AsyncLocalStorage<Unit>()

/**
 * All reads and writes of the database go through a unit of work. A unit is a transaction: it commits when its work
 * resolves and rolls back when it rejects. A unit inside another one joins its transaction.
 *
 * SQLite has one connection, on which concurrent transactions would commit or roll back together, so units run one after
 * the other. Units of other processes on the same file wait for its lock. A database with one connection per unit runs them
 * concurrently.
 */
export class UnitOfWork {
  readonly #dataSource: DataSource
  readonly #isSerial: boolean
  #last: Promise<unknown> = Promise.resolve()

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#isSerial = dataSource.options.type === 'sqlite'
  }

  /** Runs work in the current transaction, or in a new one. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.#openUnit()
    if (outer !== undefined) return work(outer.manager)
    return this.#isSerial ? this.#enqueue(() => this.#transact(work)) : this.#transact(work)
  }

  /** Returns the entity manager of the current unit, and throws outside a unit. */
  manager(): EntityManager {
    const unit = this.#openUnit()
    if (unit === undefined) throw new Error('the database was used outside a unit of work')
    return unit.manager
  }

  #openUnit(): Unit | undefined {
    const unit = CURRENT.getStore()
    return unit?.isOpen === true && unit.owner === this ? unit : undefined
  }

  #transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const inUnit = async (manager: EntityManager): Promise<T> => {
      const unit: Unit = { owner: this, manager, isOpen: true }
      try {
        return await CURRENT.run(unit, () => work(manager))
      } finally {
        unit.isOpen = false
      }
    }
    return this.#isSerial ? inImmediateTransaction(this.#dataSource, inUnit) : this.#dataSource.transaction(inUnit)
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task)
    this.#last = result.catch(() => undefined)
    return result
  }
}

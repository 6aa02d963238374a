import { AsyncLocalStorage } from 'node:async_hooks'
import type { DataSource, EntityManager } from 'typeorm'
import { inImmediateTransaction } from './sqlite.js'

interface Unit {
  readonly manager: EntityManager
  /** False once the transaction has ended. Work that is still running must not join it. */
  isOpen: boolean
}

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
  readonly #current = new AsyncLocalStorage<Unit>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#isSerial = dataSource.options.type === 'sqlite'
  }

  /** Runs work in the current transaction, or in a new one. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.#current.getStore()
    if (outer?.isOpen === true) return work(outer.manager)
    return this.#isSerial ? this.#enqueue(() => this.#transact(work)) : this.#transact(work)
  }

  /** Returns the entity manager of the current unit, and throws outside a unit. */
  manager(): EntityManager {
    const unit = this.#current.getStore()
    if (unit?.isOpen !== true) throw new Error('the database was used outside a unit of work')
    return unit.manager
  }

  #transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const inUnit = async (manager: EntityManager): Promise<T> => {
      const unit: Unit = { manager, isOpen: true }
      try {
        return await this.#current.run(unit, () => work(manager))
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

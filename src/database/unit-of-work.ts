import { AsyncLocalStorage } from 'node:async_hooks'
import type { DataSource, EntityManager } from 'typeorm'
import { immediately } from './immediate-transaction.js'

interface Unit {
  readonly manager: EntityManager
  /** False once the transaction has ended: work that was left running must not join it any more. */
  open: boolean
}

/**
 * The one way to the database, for reads as for writes. A unit is a transaction: it commits when its work resolves and
 * rolls back when it rejects. A unit started inside another joins it.
 *
 * SQLite has one connection, on which the statements of parallel requests would end up in each other's transaction,
 * so there units run one after the other; those of other processes on the same file wait as well, in the file. A database
 * with a connection for each unit runs them in parallel.
 */
export class UnitOfWork {
  readonly #dataSource: DataSource
  readonly #serial: boolean
  readonly #current = new AsyncLocalStorage<Unit>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#serial = dataSource.options.type === 'sqlite'
  }

  /** Runs the work in a transaction, or in the transaction around it. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.#current.getStore()
    if (outer?.open === true) return work(outer.manager)
    return this.#serial ? this.#enqueue(() => this.#transact(work)) : this.#transact(work)
  }

  /** The entity manager of the current unit. Throws outside of one. */
  manager(): EntityManager {
    const unit = this.#current.getStore()
    if (unit?.open !== true) throw new Error('the database was used outside a unit of work')
    return unit.manager
  }

  #transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const inUnit = async (manager: EntityManager): Promise<T> => {
      const unit: Unit = { manager, open: true }
      try {
        return await this.#current.run(unit, () => work(manager))
      } finally {
        unit.open = false
      }
    }
    return this.#serial ? immediately(this.#dataSource, inUnit) : this.#dataSource.transaction(inUnit)
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task)
    this.#last = result.catch(() => undefined)
    return result
  }
}

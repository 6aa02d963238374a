import type { EntityManager } from 'typeorm'
import { dialectOf } from './dialect.js'
import { rowsOf } from './returned-row.js'

/**
 * - `change`: until the transaction ends, no other transaction locks, changes, deletes or references the rows
 * - `reference`: until the transaction ends, no other transaction deletes the rows or locks them for a change
 */
type Lock = 'change' | 'reference'

const CLAUSES: Readonly<Record<Lock, string>> = { change: 'FOR UPDATE', reference: 'FOR KEY SHARE' }

/**
 * Runs a SELECT, locks its rows until the transaction ends, and returns them. A SELECT of several rows must order them by
 * their key, so that two transactions lock them in the same order. Transactions lock users before passkeys before sessions
 * before other rows.
 *
 * On SQLite, a transaction has locked the database when it began.
 */
export async function selectLocked<Row>(
  manager: EntityManager,
  select: string,
  parameters: readonly unknown[],
  lock: Lock = 'change',
): Promise<Row[]> {
  const { name } = dialectOf(manager.connection.options.type)
  const statement = name === 'postgres' ? `${select} ${CLAUSES[lock]}` : select
  return rowsOf<Row>(await manager.query(statement, [...parameters]))
}

import type { EntityManager } from 'typeorm'

/**
 * Runs a statement with RETURNING and returns its first row, with the names of the columns.
 *
 * On SQLite, TypeORM discards the returned rows of a statement that starts with `DELETE `, `UPDATE ` or `INSERT `. The line
 * break in front of the statement avoids that.
 */
export async function queryReturnedRow<T>(
  manager: EntityManager,
  statement: string,
  parameters: readonly unknown[],
): Promise<T | undefined> {
  return rowsOf<T>(await manager.query(`\n${statement}`, [...parameters]))[0]
}

/** Returns the rows in the result of a statement: PostgreSQL returns [rows, count], SQLite returns the rows. */
export function rowsOf<T>(result: unknown): T[] {
  const [first] = result as readonly unknown[]
  return (Array.isArray(first) ? first : result) as T[]
}

import type { DataSource, EntityManager } from 'typeorm'

/**
 * Runs work in a transaction of SQLite that has the lock for writing from its beginning. One that first reads, as
 * TypeORM begins them, cannot write any more once another process has written, and no waiting helps it.
 */
export async function immediately<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  // SQLite has one: that of the only connection.
  const runner = dataSource.createQueryRunner()
  await runner.query('BEGIN IMMEDIATE')
  try {
    const result = await work(runner.manager)
    await runner.query('COMMIT')
    return result
  } catch (error) {
    // Some errors have ended the transaction already.
    await runner.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

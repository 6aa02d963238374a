import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm'
import { driverErrorOf } from './database-errors.js'
import { assertSchemaNotNewer, recordSchemaVersion } from './schema-version.js'

/** Concurrent statements `CREATE TABLE IF NOT EXISTS` fail with a unique violation or a duplicate table. */
const CREATED_CONCURRENTLY = new Set(['23505', '42P07'])

/**
 * Runs all pending migrations in one transaction, which holds the lock of a row. When several processes start together, one
 * migrates and the others wait. Without pending migrations it changes nothing, so the server's role needs no right to
 * create tables.
 *
 * @throws InvalidConfigurationError when a newer version of the server migrated the database
 */
export async function migratePostgres(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner()
  try {
    if (await isCurrent(dataSource, runner)) return
    await createLock(runner)
    await runner.query('BEGIN ISOLATION LEVEL READ COMMITTED')
    try {
      await runMigrations(dataSource, runner)
      await runner.query('COMMIT')
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined)
      throw error
    }
  } finally {
    await runner.release()
  }
}

async function runMigrations(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  for (const timeout of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'])
    await runner.query(`SET LOCAL ${timeout} = 0`)
  await runner.query('SELECT id FROM migration_lock WHERE id = 1 FOR UPDATE')
  const executor = new MigrationExecutor(dataSource, runner)
  executor.transaction = 'none'
  // Another process may have migrated the database in the meantime.
  await assertSchemaNotNewer(dataSource, runner)
  const migrations = await executor.executePendingMigrations()
  if (migrations.length > 0) await recordSchemaVersion(runner)
}

async function isCurrent(dataSource: DataSource, runner: QueryRunner): Promise<boolean> {
  const done = await assertSchemaNotNewer(dataSource, runner)
  return dataSource.migrations.every(({ name }) => name !== undefined && done.has(name))
}

async function createLock(runner: QueryRunner): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await runner.query('CREATE TABLE IF NOT EXISTS migration_lock (id integer PRIMARY KEY)')
      await runner.query('INSERT INTO migration_lock (id) VALUES (1) ON CONFLICT DO NOTHING')
      return
    } catch (error) {
      if (attempt === 3 || !CREATED_CONCURRENTLY.has(driverErrorOf(error).code)) throw error
    }
  }
}

import sqlite3 from 'sqlite3'
import { DataSource, type EntitySchema } from 'typeorm'
import { MIGRATIONS } from './migrations.js'
import { assertSchemaNotNewer, recordSchemaVersion } from './schema-version.js'
import { PreparedDatabase } from './prepared-database.js'
import { BUSY_TIMEOUT, createDatabaseFile, enableWal, explainFileError, inImmediateTransaction } from './sqlite.js'

/**
 * The driver with prepared statements and without its verbose mode, which TypeORM turns on and which creates an Error for
 * every statement.
 */
const DRIVER = { ...sqlite3, Database: PreparedDatabase, verbose: () => DRIVER }

/**
 * Opens the database, creates its file if needed, and runs pending migrations.
 *
 * @param file the absolute path of the file, or `:memory:`
 * @throws InvalidConfigurationError when the file cannot be used
 */
export async function openSqlite(file: string, entities: EntitySchema[]): Promise<DataSource> {
  try {
    return await open(file, entities)
  } catch (error) {
    throw explainFileError(error, file)
  }
}

async function open(file: string, entities: EntitySchema[]): Promise<DataSource> {
  const isInMemory = file === ':memory:'
  if (!isInMemory) createDatabaseFile(file)
  const dataSource = new DataSource({
    type: 'sqlite',
    driver: DRIVER,
    database: file,
    busyTimeout: BUSY_TIMEOUT,
    synchronize: false,
    entities,
    migrations: MIGRATIONS,
  })
  await dataSource.initialize()
  if (!isInMemory) await enableWal(dataSource)
  // A commit returns when it is on the disk. With write-ahead logging, NORMAL would lose the latest ones in a power failure.
  await dataSource.query('PRAGMA synchronous = FULL')
  try {
    await migrate(dataSource)
    return dataSource
  } catch (error) {
    await dataSource.destroy()
    throw error
  }
}

/** Runs all pending migrations in one transaction. When several processes start together, one migrates. */
async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner()
  // Disables foreign keys, which is possible only outside a transaction: SQLite alters a table by dropping and recreating it.
  await runner.beforeMigration()
  await inImmediateTransaction(dataSource, async () => {
    await assertSchemaNotNewer(dataSource, runner)
    const migrations = await dataSource.runMigrations({ transaction: 'none' })
    if (migrations.length > 0) await recordSchemaVersion(runner)
  })
  await runner.afterMigration()
}

import sqlite3 from 'sqlite3'
import { DataSource, type EntitySchema } from 'typeorm'
import { type Dialect, SQLITE } from './dialect.js'
import { Foundation1700000000000 } from './migrations/1-foundation.js'
import { Metadata1700000001000 } from './migrations/2-metadata.js'
import { ApiKeys1700000002000 } from './migrations/3-api-keys.js'
import { SessionsTokens1700000003000 } from './migrations/4-sessions-tokens.js'
import { EnrolmentTokens1700000004000 } from './migrations/5-enrolment-tokens.js'
import { UserSearch1700000005000 } from './migrations/6-user-search.js'
import { Lookups1700000006000 } from './migrations/7-lookups.js'
import { ProvenModels1700000007000 } from './migrations/8-proven-models.js'
import { RegisteredBackupEligibility1700000008000 } from './migrations/9-registered-backup-eligibility.js'
import { UserOrigins1700000009000 } from './migrations/10-user-origins.js'
import { Confirmations1700000010000 } from './migrations/11-confirmations.js'
import { UsedStamps1700000011000 } from './migrations/12-used-stamps.js'
import { U2fCredentials1700000012000 } from './migrations/13-u2f-credentials.js'
import { PreparedDatabase } from './prepared-database.js'
import { BUSY_TIMEOUT, createDatabaseFile, enableWal, explainFileError, inImmediateTransaction } from './sqlite.js'

const MIGRATIONS = [
  Foundation1700000000000,
  Metadata1700000001000,
  ApiKeys1700000002000,
  SessionsTokens1700000003000,
  EnrolmentTokens1700000004000,
  UserSearch1700000005000,
  Lookups1700000006000,
  ProvenModels1700000007000,
  RegisteredBackupEligibility1700000008000,
  UserOrigins1700000009000,
  Confirmations1700000010000,
  UsedStamps1700000011000,
  U2fCredentials1700000012000,
]

/** Creates the entities of all tables for a dialect. The composition root passes it in, because features own their tables. */
export type CreateEntities = (dialect: Dialect) => EntitySchema[]

/**
 * The driver with prepared statements and without its verbose mode, which TypeORM turns on and which creates an Error for
 * every statement.
 */
const DRIVER = { ...sqlite3, Database: PreparedDatabase, verbose: () => DRIVER }

/**
 * Opens the database, creates its file if needed, and runs pending migrations.
 *
 * @throws InvalidConfigurationError when the file cannot be used
 */
export async function openDataSource(file: string, createEntities: CreateEntities): Promise<DataSource> {
  try {
    return await open(file, createEntities)
  } catch (error) {
    throw explainFileError(error, file)
  }
}

async function open(file: string, createEntities: CreateEntities): Promise<DataSource> {
  const isInMemory = file === ':memory:'
  if (!isInMemory) createDatabaseFile(file)
  const dataSource = new DataSource({
    type: 'sqlite',
    driver: DRIVER,
    database: file,
    busyTimeout: BUSY_TIMEOUT,
    synchronize: false,
    entities: createEntities(SQLITE),
    migrations: MIGRATIONS,
  })
  await dataSource.initialize()
  if (!isInMemory) await enableWal(dataSource)
  // A commit returns when it is on the disk. With write-ahead logging, NORMAL would lose the latest ones in a power failure.
  await dataSource.query('PRAGMA synchronous = FULL')
  await migrate(dataSource)
  return dataSource
}

/** Runs all pending migrations in one transaction. When several processes start together, one migrates. */
async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner()
  // Disables foreign keys, which is possible only outside a transaction: SQLite alters a table by dropping and recreating it.
  await runner.beforeMigration()
  await inImmediateTransaction(dataSource, () => dataSource.runMigrations({ transaction: 'none' }))
  await runner.afterMigration()
}

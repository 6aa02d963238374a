import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DataSource, type EntitySchema } from 'typeorm'
import { type Dialect, SQLITE } from './dialect.js'
import { namingTheFile } from './file-fault.js'
import { immediately } from './immediate-transaction.js'
import { Foundation1700000000000 } from './migrations/1-foundation.js'
import { Metadata1700000001000 } from './migrations/2-metadata.js'
import { ApiKeys1700000002000 } from './migrations/3-api-keys.js'
import { SessionsTokens1700000003000 } from './migrations/4-sessions-tokens.js'
import { EnrolmentTokens1700000004000 } from './migrations/5-enrolment-tokens.js'
import { UserSearch1700000005000 } from './migrations/6-user-search.js'
import { Lookups1700000006000 } from './migrations/7-lookups.js'
import { ProvenModels1700000007000 } from './migrations/8-proven-models.js'
import { writeAhead } from './write-ahead.js'

const MIGRATIONS = [
  Foundation1700000000000,
  Metadata1700000001000,
  ApiKeys1700000002000,
  SessionsTokens1700000003000,
  EnrolmentTokens1700000004000,
  UserSearch1700000005000,
  Lookups1700000006000,
  ProvenModels1700000007000,
]

/** Creates the entities of all tables for one database. The application provides it, since features own their tables. */
export type CreateEntities = (dialect: Dialect) => EntitySchema[]

/** How long a statement waits for another process's lock on the same file, in milliseconds. */
const BUSY_TIMEOUT = 5000

/**
 * Opens the database, creating it when it is missing, and brings its schema up to date. Throws InvalidConfigurationError
 * when the file cannot be used.
 */
export function openDataSource(file: string, createEntities: CreateEntities): Promise<DataSource> {
  return namingTheFile(file, () => open(file, createEntities))
}

async function open(file: string, createEntities: CreateEntities): Promise<DataSource> {
  if (file !== ':memory:') createFile(file)
  const dataSource = new DataSource({
    type: 'sqlite',
    database: file,
    busyTimeout: BUSY_TIMEOUT,
    synchronize: false,
    entities: createEntities(SQLITE),
    migrations: MIGRATIONS,
  })
  await dataSource.initialize()
  if (file !== ':memory:') await writeAhead(dataSource)
  await migrate(dataSource)
  return dataSource
}

/** What SQLite would create, others could read. Its further files take the mode of this one. */
function createFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}

/** All or nothing; of several processes that start at once, one migrates while the others wait. */
async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner()
  // Foreign keys do not count meanwhile, and can be switched off only here: a table that is made anew is dropped first.
  await runner.beforeMigration()
  await immediately(dataSource, () => dataSource.runMigrations({ transaction: 'none' }))
  await runner.afterMigration()
}

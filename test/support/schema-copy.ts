import { DataSource } from 'typeorm'

/** The statements that create the schema of all migrations. */
let statements: readonly string[] | undefined

/**
 * Migrates the first in-memory database of a test file and copies its schema to the next ones. The migrations take a fifth
 * of a service's start; the tests in `test/database` run them on files.
 */
export function copySchemas(): void {
  const migrate = Object.getOwnPropertyDescriptor(DataSource.prototype, 'runMigrations')?.value as (
    this: DataSource,
    ...args: Parameters<DataSource['runMigrations']>
  ) => ReturnType<DataSource['runMigrations']>
  DataSource.prototype.runMigrations = async function (this: DataSource, ...args) {
    if (this.options.database !== ':memory:' || !(await isEmpty(this))) return migrate.apply(this, args)
    if (statements === undefined) {
      const migrations = await migrate.apply(this, args)
      statements = await schemaOf(this)
      return migrations
    }
    for (const statement of statements) await this.query(statement)
    return []
  }
}

async function isEmpty(dataSource: DataSource): Promise<boolean> {
  const [found] = await dataSource.query<{ tables: number }[]>('SELECT count(*) AS tables FROM sqlite_master')
  return found?.tables === 0
}

async function schemaOf(dataSource: DataSource): Promise<string[]> {
  const objects = await dataSource.query<{ sql: string }[]>(
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
  )
  const done = await dataSource.query<{ timestamp: number; name: string }[]>('SELECT timestamp, name FROM migrations')
  return [
    ...objects.map(({ sql }) => sql),
    ...done.map(({ timestamp, name }) => `INSERT INTO migrations (timestamp, name) VALUES (${timestamp}, '${name}')`),
  ]
}

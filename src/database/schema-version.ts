import type { DataSource, QueryRunner } from 'typeorm'
import { productVersion } from '../common/product-version.js'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'

interface MigratedRow {
  readonly name: string
}

/**
 * Returns the names of the migrations that have run; empty for a new database.
 *
 * @throws InvalidConfigurationError when a newer version of the server migrated the database
 */
export async function assertSchemaNotNewer(
  { migrations }: DataSource,
  runner: QueryRunner,
): Promise<ReadonlySet<string>> {
  if (!(await runner.hasTable('migrations'))) return new Set()
  const rows = (await runner.query('SELECT name FROM migrations ORDER BY timestamp')) as readonly MigratedRow[]
  const done = rows.map(({ name }) => name)
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = done.filter((name) => !known.has(name))
  if (unknown.length === 0) return new Set(done)
  const reason = [
    `was migrated by Latchkey ${await readVersion(runner)} to schema ${done.length}.`,
    `This is Latchkey ${productVersion()} with schema ${migrations.length}, which cannot use it.`,
    'Start the newer version, or restore a backup from before the upgrade.',
  ].join(' ')
  throw new InvalidConfigurationError([{ path: 'DATABASE_URL', reason }])
}

/** Records the version of this server as the one that migrated the database. */
export async function recordSchemaVersion(runner: QueryRunner): Promise<void> {
  await runner.query('DELETE FROM schema_version')
  await runner.query('INSERT INTO schema_version (id, version) VALUES (1, $1)', [productVersion()])
}

async function readVersion(runner: QueryRunner): Promise<string> {
  if (!(await runner.hasTable('schema_version'))) return 'of an unknown version'
  const rows = (await runner.query('SELECT version FROM schema_version')) as readonly { readonly version: string }[]
  return rows[0]?.version ?? 'of an unknown version'
}

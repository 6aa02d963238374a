import type { DataSource } from 'typeorm'
import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'
import { MIGRATIONS } from './migrations.js'

/**
 * Asserts that this version knows every migration of the database. An older version could misread newer tables, for example
 * ignore a column that restricts a passkey.
 *
 * @throws InvalidConfigurationError when a newer version has migrated the database
 */
export async function assertKnownMigrations(dataSource: DataSource): Promise<void> {
  const known = new Set<string>(MIGRATIONS.map(({ name }) => name))
  const unknown = (await listMigrations(dataSource)).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  await dataSource.destroy()
  const reason =
    `a newer version has changed the tables (${unknown.join(', ')}); this version knows the changes up to ` +
    `${MIGRATIONS.at(-1)?.name ?? ''}. Start the newer version, or restore a backup from before the upgrade`
  throw new InvalidConfigurationError([{ path: 'the database', reason }])
}

async function listMigrations(dataSource: DataSource): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner()
  try {
    if (!(await runner.hasTable('migrations'))) return []
    const rows = (await runner.query('SELECT name FROM migrations')) as readonly { readonly name: string }[]
    return rows.map(({ name }) => name)
  } finally {
    await runner.release()
  }
}

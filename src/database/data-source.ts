import type { DataSource, EntitySchema } from 'typeorm'
import type { DatabaseSettings } from '../config/database.schema.js'
import { type Dialect, POSTGRES, SQLITE } from './dialect.js'
import { openPostgres } from './postgres-data-source.js'
import { openSqlite } from './sqlite-data-source.js'

/** Creates the entities of all tables for a dialect. The composition root passes it in, because features own their tables. */
export type CreateEntities = (dialect: Dialect) => EntitySchema[]

/**
 * Opens the database and runs pending migrations.
 *
 * @throws InvalidConfigurationError when the database cannot be used
 */
export function openDataSource(settings: DatabaseSettings, createEntities: CreateEntities): Promise<DataSource> {
  return settings.kind === 'sqlite'
    ? openSqlite(settings.file, createEntities(SQLITE))
    : openPostgres(settings, createEntities(POSTGRES))
}

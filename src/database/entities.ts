import type { EntitySchema } from 'typeorm'
import type { Dialect } from './dialect.js'

/** Every table's entity, for one database. A feature that gains a table adds its schema here, and a migration. */
export function createEntities(_dialect: Dialect): EntitySchema[] {
  return []
}

import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'
import { queryReturnedRow } from './returned-row.js'

/**
 * Inserts a row unless another row has the same value in a unique column. Returns whether it was inserted. Other violations
 * are errors.
 *
 * An insert that fails would end the whole transaction on PostgreSQL.
 */
export async function insertIfAbsent<Row extends ObjectLiteral>(
  manager: EntityManager,
  target: EntityTarget<Row>,
  row: Row,
): Promise<boolean> {
  const { columns, tableName } = manager.connection.getMetadata(target)
  const given = columns.filter((column) => column.getEntityValue(row) !== undefined)
  const values = given.map(
    (column) => manager.connection.driver.preparePersistentValue(column.getEntityValue(row), column) as unknown,
  )
  const names = given.map(({ databaseName }) => databaseName)
  const inserted = await queryReturnedRow(
    manager,
    `INSERT INTO ${tableName} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})
     ON CONFLICT DO NOTHING RETURNING ${names[0] ?? '*'}`,
    values,
  )
  return inserted !== undefined
}

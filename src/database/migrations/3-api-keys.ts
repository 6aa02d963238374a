import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm'

const TABLE = 'api_keys'

/** A key has at most one successor, so that one of two concurrent rotations fails. */
const SUCCESSOR = 'api_keys_rotated_from'

/** Adds the allowed origins and the rotation of API keys. */
export class ApiKeys1700000002000 implements MigrationInterface {
  readonly name = 'ApiKeys1700000002000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(TABLE, new TableColumn({ name: 'allowed_origins', type: 'text', isNullable: true }))
    const rotatedFrom = new TableColumn({ name: 'rotated_from', type: 'varchar', length: '64', isNullable: true })
    await runner.addColumn(TABLE, rotatedFrom)
    await runner.createIndex(TABLE, new TableIndex({ name: SUCCESSOR, columnNames: ['rotated_from'], isUnique: true }))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, SUCCESSOR)
    for (const column of ['rotated_from', 'allowed_origins']) await runner.dropColumn(TABLE, column)
  }
}

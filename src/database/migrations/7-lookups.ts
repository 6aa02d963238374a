import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'

const INDICES: readonly (readonly [table: string, column: string])[] = [
  ['sessions', 'passkey_id'],
  ['sessions', 'authenticated_with'],
  ['sessions', 'expires_at'],
  ['refresh_tokens', 'used_at'],
  ['ceremonies', 'user_id'],
]

const nameOf = (table: string, column: string): string => `${table}_${column}`

/** Adds the indexes that find expired rows and the rows of a user or passkey without a full table scan. */
export class Lookups1700000006000 implements MigrationInterface {
  readonly name = 'Lookups1700000006000'

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of INDICES) {
      await runner.createIndex(table, new TableIndex({ name: nameOf(table, column), columnNames: [column] }))
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of INDICES) await runner.dropIndex(table, nameOf(table, column))
  }
}

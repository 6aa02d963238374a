import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { dialectOf } from '../dialect.js'

/** Creates the table of the signed requests that were accepted. */
export class UsedStamps1700000011000 implements MigrationInterface {
  readonly name = 'UsedStamps1700000011000'

  async up(runner: QueryRunner): Promise<void> {
    const { bytes } = dialectOf(runner.connection.options.type)
    await runner.createTable(
      new Table({
        name: 'used_stamps',
        columns: [
          { name: 'credential_id', type: bytes, isPrimary: true },
          { name: 'body_hash', type: bytes, isPrimary: true },
          { name: 'expires_at', type: 'bigint' },
        ],
        indices: [{ name: 'used_stamps_expires_at', columnNames: ['expires_at'] }],
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('used_stamps')
  }
}

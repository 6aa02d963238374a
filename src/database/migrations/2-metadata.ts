import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm'

const text = (name: string, length: number): TableColumnOptions => ({ name, type: 'varchar', length: String(length) })
const long = (name: string): TableColumnOptions => ({ name, type: 'text' })
const whole = (name: string): TableColumnOptions => ({ name, type: 'bigint' })
const primary = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true })
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true })

const metadataBlobs = () =>
  new Table({
    name: 'metadata_blobs',
    columns: [
      primary(text('signer', 253)),
      whole('number'),
      long('text'),
      optional(text('etag', 1024)),
      whole('stored_at'),
      optional(whole('checked_at')),
    ],
  })

const affectedPasskeys = () =>
  new Table({
    name: 'affected_passkeys',
    columns: [
      primary(text('passkey_id', 36)),
      text('user_id', 255),
      text('aaguid', 36),
      long('model'),
      long('statuses'),
      whole('number'),
      whole('found_at'),
      text('action', 16),
    ],
    foreignKeys: [
      {
        name: 'fk_affected_passkeys_passkey',
        columnNames: ['passkey_id'],
        referencedTableName: 'passkeys',
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

/** Creates the metadata of authenticator models and the passkeys that it affects. */
export class Metadata1700000001000 implements MigrationInterface {
  readonly name = 'Metadata1700000001000'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of [metadataBlobs(), affectedPasskeys()]) await runner.createTable(table)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['affected_passkeys', 'metadata_blobs']) await runner.dropTable(table)
  }
}

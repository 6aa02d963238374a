import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm'
import { dialectOf } from '../dialect.js'

const text = (name: string, length: number): TableColumnOptions => ({ name, type: 'varchar', length: String(length) })
/** Milliseconds since 1970. */
const instant = (name: string): TableColumnOptions => ({ name, type: 'bigint' })

const confirmations = (bytes: (name: string) => TableColumnOptions) =>
  new Table({
    name: 'confirmations',
    columns: [
      { ...bytes('token_hash'), isPrimary: true },
      text('user_id', 255),
      text('session_id', 36),
      text('act', 32),
      text('target', 255),
      bytes('browser_hash'),
      text('passkey_id', 36),
      { name: 'user_verified', type: 'boolean' },
      instant('created_at'),
      instant('expires_at'),
    ],
    indices: [
      { name: 'confirmations_user_id', columnNames: ['user_id'] },
      { name: 'confirmations_expires_at', columnNames: ['expires_at'] },
    ],
    foreignKeys: [
      {
        name: 'fk_confirmations_user',
        columnNames: ['user_id'],
        referencedTableName: 'users',
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

/** Whether the account of a passkey has an older one. Passkeys of the same millisecond are ordered by id. */
const HAS_OLDER = `EXISTS (
  SELECT 1 FROM passkeys older WHERE older.user_id = passkeys.user_id
    AND (older.created_at < passkeys.created_at OR (older.created_at = passkeys.created_at AND older.id < passkeys.id)))`

/**
 * Creates confirmations, and adds how far a passkey is trusted. The database does not record who authorised an existing
 * passkey, so only the oldest one of each account is trusted. It uses ALTER TABLE for the reason given in UserSearch.
 */
export class Confirmations1700000010000 implements MigrationInterface {
  readonly name = 'Confirmations1700000010000'

  async up(runner: QueryRunner): Promise<void> {
    const { bytes } = dialectOf(runner.connection.options.type)
    await runner.createTable(confirmations((name) => ({ name, type: bytes })))
    await runner.query('ALTER TABLE passkeys ADD COLUMN uv_trusted boolean')
    await runner.query('ALTER TABLE passkeys ADD COLUMN provisional boolean')
    await runner.query(`UPDATE passkeys SET uv_trusted = NOT ${HAS_OLDER}, provisional = ${HAS_OLDER}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE passkeys DROP COLUMN provisional')
    await runner.query('ALTER TABLE passkeys DROP COLUMN uv_trusted')
    await runner.dropTable('confirmations')
  }
}

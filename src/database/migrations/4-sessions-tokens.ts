import { type MigrationInterface, type QueryRunner, Table, TableColumn, type TableColumnOptions } from 'typeorm'
import { dialectOf } from '../dialect.js'

const text = (name: string, length: number): TableColumnOptions => ({ name, type: 'varchar', length: String(length) })
/** Milliseconds since 1970. */
const instant = (name: string): TableColumnOptions => ({ name, type: 'bigint' })
const primary = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true })
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true })

const AUTHENTICATION: readonly TableColumnOptions[] = [
  instant('authenticated_at'),
  { name: 'user_verified', type: 'boolean' },
  text('authenticated_with', 36),
  { name: 'facts', type: 'text' },
  instant('last_used_at'),
]

const refreshTokens = (bytes: string) =>
  new Table({
    name: 'refresh_tokens',
    columns: [
      primary(text('id', 32)),
      text('session_id', 36),
      { name: 'secret_hash', type: bytes },
      instant('created_at'),
      optional(instant('used_at')),
    ],
    indices: [{ name: 'refresh_tokens_session_id', columnNames: ['session_id'] }],
    foreignKeys: [
      {
        name: 'fk_refresh_tokens_session',
        columnNames: ['session_id'],
        referencedTableName: 'sessions',
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

const signingKeys = (bytes: string) =>
  new Table({
    name: 'signing_keys',
    columns: [
      primary(text('kid', 64)),
      { name: 'generation', type: 'bigint' },
      text('algorithm', 16),
      { name: 'sealed_key', type: bytes },
      instant('created_at'),
      instant('signs_from'),
      optional(instant('retires_at')),
    ],
    indices: [{ name: 'signing_keys_generation', columnNames: ['generation'], isUnique: true }],
  })

const redeemedTokens = () =>
  new Table({
    name: 'redeemed_tokens',
    columns: [primary(text('id', 36)), instant('expires_at')],
    indices: [{ name: 'redeemed_tokens_expires_at', columnNames: ['expires_at'] }],
  })

/** Adds the authentication of sessions, refresh tokens, signing keys and redeemed tokens. */
export class SessionsTokens1700000003000 implements MigrationInterface {
  readonly name = 'SessionsTokens1700000003000'

  async up(runner: QueryRunner): Promise<void> {
    const { bytes } = dialectOf(runner.connection.options.type)
    // Sessions were as short as an access token, and their authentication was not stored.
    await runner.query('DELETE FROM sessions')
    await runner.addColumns(
      'sessions',
      AUTHENTICATION.map((column) => new TableColumn(column)),
    )
    for (const table of [refreshTokens(bytes), signingKeys(bytes), redeemedTokens()]) await runner.createTable(table)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['redeemed_tokens', 'signing_keys', 'refresh_tokens']) await runner.dropTable(table)
    for (const { name } of AUTHENTICATION) await runner.dropColumn('sessions', name)
  }
}

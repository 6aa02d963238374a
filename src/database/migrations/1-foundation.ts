import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm'
import { dialectOf } from '../dialect.js'

const text = (name: string, length: number): TableColumnOptions => ({ name, type: 'varchar', length: String(length) })
const id = (length: number): TableColumnOptions => ({ ...text('id', length), isPrimary: true })
const long = (name: string): TableColumnOptions => ({ name, type: 'text' })
/** Milliseconds since 1970. */
const instant = (name: string): TableColumnOptions => ({ name, type: 'bigint' })
const flag = (name: string): TableColumnOptions => ({ name, type: 'boolean' })
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true })

type Bytes = (name: string) => TableColumnOptions

const ofUser = (table: string) => ({
  name: `fk_${table}_user`,
  columnNames: ['user_id'],
  referencedTableName: 'users',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
})

const users = (bytes: Bytes) =>
  new Table({
    name: 'users',
    columns: [
      id(255),
      bytes('user_handle'),
      optional(text('email_or_username', 320)),
      optional(text('email_or_username_key', 320)),
      optional(text('display_name', 255)),
      instant('created_at'),
      instant('updated_at'),
    ],
    indices: [
      { name: 'users_user_handle', columnNames: ['user_handle'], isUnique: true },
      { name: 'users_email_or_username_key', columnNames: ['email_or_username_key'], isUnique: true },
    ],
  })

const passkeys = (bytes: Bytes) =>
  new Table({
    name: 'passkeys',
    columns: [
      id(36),
      text('user_id', 255),
      bytes('credential_id'),
      text('rp_id', 253),
      bytes('public_key'),
      { name: 'sign_count', type: 'bigint' },
      long('transports'),
      flag('backup_eligible'),
      flag('backup_state'),
      flag('uv_initialized'),
      text('aaguid', 36),
      text('attestation_format', 32),
      text('attestation_type', 32),
      text('attestation_verdict', 16),
      bytes('attestation_object'),
      bytes('client_data_json'),
      optional(text('display_name', 255)),
      optional(flag('discoverable')),
      optional(text('authenticator_attachment', 32)),
      text('state', 16),
      instant('created_at'),
      optional(instant('last_used_at')),
    ],
    indices: [
      { name: 'passkeys_credential_id', columnNames: ['credential_id'], isUnique: true },
      { name: 'passkeys_user_id', columnNames: ['user_id'] },
    ],
    foreignKeys: [ofUser('passkeys')],
  })

/** `user_id` is not a foreign key, because the user of a sign-up does not exist until the ceremony ends. */
const ceremonies = (bytes: Bytes) =>
  new Table({
    name: 'ceremonies',
    columns: [
      { ...bytes('challenge_hash'), isPrimary: true },
      text('kind', 16),
      text('realm', 16),
      optional(text('user_id', 255)),
      text('purpose', 64),
      long('expectations'),
      optional(bytes('browser_hash')),
      instant('expires_at'),
      instant('created_at'),
    ],
    indices: [{ name: 'ceremonies_expires_at', columnNames: ['expires_at'] }],
  })

const apiKeys = (bytes: Bytes) =>
  new Table({
    name: 'api_keys',
    columns: [
      id(64),
      bytes('secret_hash'),
      text('name', 255),
      long('scopes'),
      instant('created_at'),
      optional(instant('last_used_at')),
      optional(instant('expires_at')),
      optional(instant('revoked_at')),
    ],
  })

const sessions = () =>
  new Table({
    name: 'sessions',
    columns: [
      id(36),
      text('user_id', 255),
      optional(text('passkey_id', 36)),
      instant('created_at'),
      instant('expires_at'),
      optional(instant('revoked_at')),
    ],
    indices: [{ name: 'sessions_user_id', columnNames: ['user_id'] }],
    foreignKeys: [ofUser('sessions')],
  })

const tables = (bytes: Bytes) => [users(bytes), passkeys(bytes), ceremonies(bytes), apiKeys(bytes), sessions()]

/** Creates users, passkeys, ceremonies, API keys and sessions. */
export class Foundation1700000000000 implements MigrationInterface {
  readonly name = 'Foundation1700000000000'

  async up(runner: QueryRunner): Promise<void> {
    const { bytes } = dialectOf(runner.connection.options.type)
    for (const table of tables((name) => ({ name, type: bytes }))) await runner.createTable(table)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sessions', 'api_keys', 'ceremonies', 'passkeys', 'users']) await runner.dropTable(table)
  }
}

import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm'
import { dialectOf } from '../dialect.js'

const text = (name: string, length: number): TableColumnOptions => ({ name, type: 'varchar', length: String(length) })
/** Milliseconds since 1970. */
const instant = (name: string): TableColumnOptions => ({ name, type: 'bigint' })

const enrolmentTokens = (bytes: (name: string) => TableColumnOptions) =>
  new Table({
    name: 'enrolment_tokens',
    columns: [
      { ...text('id', 16), isPrimary: true },
      bytes('secret_hash'),
      text('user_id', 255),
      { name: 'terms', type: 'text' },
      instant('created_at'),
      instant('expires_at'),
      { ...instant('used_at'), isNullable: true },
    ],
    indices: [
      { name: 'enrolment_tokens_user_id', columnNames: ['user_id'] },
      { name: 'enrolment_tokens_expires_at', columnNames: ['expires_at'] },
    ],
    foreignKeys: [
      {
        name: 'fk_enrolment_tokens_user',
        columnNames: ['user_id'],
        referencedTableName: 'users',
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

/** Creates enrolment tokens, with which users create a passkey without a sign-in. */
export class EnrolmentTokens1700000004000 implements MigrationInterface {
  readonly name = 'EnrolmentTokens1700000004000'

  async up(runner: QueryRunner): Promise<void> {
    const { bytes } = dialectOf(runner.connection.options.type)
    await runner.createTable(enrolmentTokens((name) => ({ name, type: bytes })))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('enrolment_tokens')
  }
}

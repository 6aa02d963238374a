import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'

/** Creates the table with the version of the server that migrated the database last. It has one row. */
export class SchemaVersion1700000013000 implements MigrationInterface {
  readonly name = 'SchemaVersion1700000013000'

  async up(runner: QueryRunner): Promise<void> {
    const columns = [
      { name: 'id', type: 'integer', isPrimary: true },
      { name: 'version', type: 'varchar', length: '64' },
    ]
    await runner.createTable(new Table({ name: 'schema_version', columns }))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('schema_version')
  }
}

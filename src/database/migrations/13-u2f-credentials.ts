import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Adds the protocol that created a credential; null means WebAuthn. It uses ALTER TABLE for the reason given in UserSearch.
 */
export class U2fCredentials1700000012000 implements MigrationInterface {
  readonly name = 'U2fCredentials1700000012000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE passkeys ADD COLUMN created_by varchar(16)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE passkeys DROP COLUMN created_by')
  }
}

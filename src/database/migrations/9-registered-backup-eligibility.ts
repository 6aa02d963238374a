import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Adds the backup eligibility of passkeys at their registration. Existing passkeys take the stored value. It uses ALTER
 * TABLE for the reason given in UserSearch.
 */
export class RegisteredBackupEligibility1700000008000 implements MigrationInterface {
  readonly name = 'RegisteredBackupEligibility1700000008000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE passkeys ADD COLUMN backup_eligible_at_registration boolean')
    await runner.query('UPDATE passkeys SET backup_eligible_at_registration = backup_eligible')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE passkeys DROP COLUMN backup_eligible_at_registration')
  }
}

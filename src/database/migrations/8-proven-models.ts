import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Adds whether the attestation of a passkey proves its model, which is unknown for existing passkeys. It uses ALTER TABLE for
 * the reason given in UserSearch.
 */
export class ProvenModels1700000007000 implements MigrationInterface {
  readonly name = 'ProvenModels1700000007000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE passkeys ADD COLUMN model_proven boolean')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE passkeys DROP COLUMN model_proven')
  }
}

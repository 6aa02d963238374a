import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Whether the attestation of a passkey proves its model: of those there are, nobody knows any more. Added in place, as
 * sessions refer to passkeys.
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

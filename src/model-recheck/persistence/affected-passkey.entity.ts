import { EntitySchema } from 'typeorm'
import { instant, integer, json } from '../../database/transformers.js'
import type { AffectedPasskey } from '../affected-passkey.js'

export class AffectedPasskeyRow {
  passkeyId!: string
  userId!: string
  aaguid!: string
  model!: string
  statuses!: readonly string[]
  number!: number
  foundAt!: Date
  action!: AffectedPasskey['action']
}

export const createAffectedPasskeySchema = () =>
  new EntitySchema<AffectedPasskeyRow>({
    name: 'affected_passkey',
    target: AffectedPasskeyRow,
    tableName: 'affected_passkeys',
    columns: {
      passkeyId: { name: 'passkey_id', type: 'varchar', length: 36, primary: true },
      userId: { name: 'user_id', type: 'varchar', length: 255 },
      aaguid: { type: 'varchar', length: 36 },
      model: { type: 'text' },
      statuses: { type: 'text', transformer: json },
      number: { type: 'bigint', transformer: integer },
      foundAt: { name: 'found_at', type: 'bigint', transformer: instant },
      action: { type: 'varchar', length: 16 },
    },
    foreignKeys: [
      {
        name: 'fk_affected_passkeys_passkey',
        target: 'passkeys',
        columnNames: ['passkeyId'],
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

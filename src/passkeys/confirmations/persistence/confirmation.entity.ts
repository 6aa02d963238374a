import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { bytes, instant } from '../../../database/transformers.js'
import type { Act } from '../acts.data.js'

export class ConfirmationRow {
  tokenHash!: Uint8Array
  userId!: string
  sessionId!: string
  act!: Act
  target!: string
  browserHash!: Uint8Array
  passkeyId!: string
  userVerified!: boolean
  createdAt!: Date
  expiresAt!: Date
}

export const createConfirmationSchema = (dialect: Dialect) =>
  new EntitySchema<ConfirmationRow>({
    name: 'confirmation',
    target: ConfirmationRow,
    tableName: 'confirmations',
    columns: {
      tokenHash: { name: 'token_hash', type: dialect.bytes, primary: true, transformer: bytes },
      userId: { name: 'user_id', type: 'varchar', length: 255 },
      sessionId: { name: 'session_id', type: 'varchar', length: 36 },
      act: { type: 'varchar', length: 32 },
      target: { type: 'varchar', length: 255 },
      browserHash: { name: 'browser_hash', type: dialect.bytes, transformer: bytes },
      passkeyId: { name: 'passkey_id', type: 'varchar', length: 36 },
      userVerified: { name: 'user_verified', type: 'boolean' },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      expiresAt: { name: 'expires_at', type: 'bigint', transformer: instant },
    },
    indices: [
      { name: 'confirmations_user_id', columns: ['userId'] },
      { name: 'confirmations_expires_at', columns: ['expiresAt'] },
    ],
    foreignKeys: [
      {
        name: 'fk_confirmations_user',
        target: 'users',
        columnNames: ['userId'],
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

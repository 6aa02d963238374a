import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { instant } from '../../../database/transformers.js'

export class SessionRow {
  id!: string
  userId!: string
  passkeyId!: string | null
  createdAt!: Date
  expiresAt!: Date
  revokedAt!: Date | null
}

export const createSessionSchema = (_dialect: Dialect) =>
  new EntitySchema<SessionRow>({
    name: 'session',
    target: SessionRow,
    tableName: 'sessions',
    columns: {
      id: { type: 'varchar', length: 36, primary: true },
      userId: { name: 'user_id', type: 'varchar', length: 255 },
      passkeyId: { name: 'passkey_id', type: 'varchar', length: 36, nullable: true },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      expiresAt: { name: 'expires_at', type: 'bigint', transformer: instant },
      revokedAt: { name: 'revoked_at', type: 'bigint', nullable: true, transformer: instant },
    },
    indices: [{ name: 'sessions_user_id', columns: ['userId'] }],
    foreignKeys: [
      {
        name: 'fk_sessions_user',
        target: 'users',
        columnNames: ['userId'],
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

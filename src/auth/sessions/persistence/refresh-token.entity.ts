import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { bytes, instant } from '../../../database/transformers.js'

export class RefreshTokenRow {
  id!: string
  sessionId!: string
  secretHash!: Uint8Array
  createdAt!: Date
  usedAt!: Date | null
}

export const createRefreshTokenSchema = (dialect: Dialect) =>
  new EntitySchema<RefreshTokenRow>({
    name: 'refresh_token',
    target: RefreshTokenRow,
    tableName: 'refresh_tokens',
    columns: {
      id: { type: 'varchar', length: 32, primary: true },
      sessionId: { name: 'session_id', type: 'varchar', length: 36 },
      secretHash: { name: 'secret_hash', type: dialect.bytes, transformer: bytes },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      usedAt: { name: 'used_at', type: 'bigint', nullable: true, transformer: instant },
    },
    indices: [
      { name: 'refresh_tokens_session_id', columns: ['sessionId'] },
      { name: 'refresh_tokens_used_at', columns: ['usedAt'] },
    ],
    foreignKeys: [
      {
        name: 'fk_refresh_tokens_session',
        target: 'sessions',
        columnNames: ['sessionId'],
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

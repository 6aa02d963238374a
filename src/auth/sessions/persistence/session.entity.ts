import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { instant, json } from '../../../database/transformers.js'
import type { AuthenticationFacts } from '../../tokens/authentication-facts.js'

export class SessionRow {
  id!: string
  userId!: string
  passkeyId!: string | null
  authenticatedAt!: Date
  userVerified!: boolean
  /** The passkey of the last authentication; `passkeyId` started the session. */
  authenticatedWith!: string
  facts!: Omit<AuthenticationFacts, 'at' | 'userVerified' | 'passkeyId'>
  createdAt!: Date
  lastUsedAt!: Date
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
      authenticatedAt: { name: 'authenticated_at', type: 'bigint', transformer: instant },
      userVerified: { name: 'user_verified', type: 'boolean' },
      authenticatedWith: { name: 'authenticated_with', type: 'varchar', length: 36 },
      facts: { type: 'text', transformer: json },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      lastUsedAt: { name: 'last_used_at', type: 'bigint', transformer: instant },
      expiresAt: { name: 'expires_at', type: 'bigint', transformer: instant },
      revokedAt: { name: 'revoked_at', type: 'bigint', nullable: true, transformer: instant },
    },
    indices: [
      { name: 'sessions_user_id', columns: ['userId'] },
      { name: 'sessions_passkey_id', columns: ['passkeyId'] },
      { name: 'sessions_authenticated_with', columns: ['authenticatedWith'] },
      { name: 'sessions_expires_at', columns: ['expiresAt'] },
    ],
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

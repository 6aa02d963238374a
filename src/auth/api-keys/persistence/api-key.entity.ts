import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { bytes, instant, json } from '../../../database/transformers.js'
import type { Scope } from '../../../access/scopes.js'

export class ApiKeyRow {
  id!: string
  secretHash!: Uint8Array
  name!: string
  scopes!: readonly Scope[]
  allowedOrigins!: readonly string[] | null
  createdAt!: Date
  lastUsedAt!: Date | null
  expiresAt!: Date | null
  revokedAt!: Date | null
  rotatedFrom!: string | null
}

export const createApiKeySchema = (dialect: Dialect) =>
  new EntitySchema<ApiKeyRow>({
    name: 'api_key',
    target: ApiKeyRow,
    tableName: 'api_keys',
    columns: {
      id: { type: 'varchar', length: 64, primary: true },
      secretHash: { name: 'secret_hash', type: dialect.bytes, transformer: bytes },
      name: { type: 'varchar', length: 255 },
      scopes: { type: 'text', transformer: json },
      allowedOrigins: { name: 'allowed_origins', type: 'text', nullable: true, transformer: json },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      lastUsedAt: { name: 'last_used_at', type: 'bigint', nullable: true, transformer: instant },
      expiresAt: { name: 'expires_at', type: 'bigint', nullable: true, transformer: instant },
      revokedAt: { name: 'revoked_at', type: 'bigint', nullable: true, transformer: instant },
      rotatedFrom: { name: 'rotated_from', type: 'varchar', length: 64, nullable: true },
    },
    indices: [{ name: 'api_keys_rotated_from', columns: ['rotatedFrom'], unique: true }],
  })

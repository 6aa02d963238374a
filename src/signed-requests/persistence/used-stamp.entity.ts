import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../database/dialect.js'
import { bytes, instant } from '../../database/transformers.js'

export class UsedStampRow {
  credentialId!: Uint8Array
  bodyHash!: Uint8Array
  expiresAt!: Date
}

export const createUsedStampSchema = (dialect: Dialect) =>
  new EntitySchema<UsedStampRow>({
    name: 'used_stamp',
    target: UsedStampRow,
    tableName: 'used_stamps',
    columns: {
      credentialId: { name: 'credential_id', type: dialect.bytes, primary: true, transformer: bytes },
      bodyHash: { name: 'body_hash', type: dialect.bytes, primary: true, transformer: bytes },
      expiresAt: { name: 'expires_at', type: 'bigint', transformer: instant },
    },
    indices: [{ name: 'used_stamps_expires_at', columns: ['expiresAt'] }],
  })

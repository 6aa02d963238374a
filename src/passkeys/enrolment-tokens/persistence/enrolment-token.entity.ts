import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { bytes, instant, json } from '../../../database/transformers.js'
import type { EnrolmentRequest } from '../enrolment-token.js'

export class EnrolmentTokenRow {
  id!: string
  secretHash!: Uint8Array
  userId!: string
  request!: EnrolmentRequest
  createdAt!: Date
  expiresAt!: Date
  usedAt!: Date | null
}

export const createEnrolmentTokenSchema = (dialect: Dialect) =>
  new EntitySchema<EnrolmentTokenRow>({
    name: 'enrolment token',
    target: EnrolmentTokenRow,
    tableName: 'enrolment_tokens',
    columns: {
      id: { type: 'varchar', length: 16, primary: true },
      secretHash: { name: 'secret_hash', type: dialect.bytes, transformer: bytes },
      userId: { name: 'user_id', type: 'varchar', length: 255 },
      request: { name: 'terms', type: 'text', transformer: json },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      expiresAt: { name: 'expires_at', type: 'bigint', transformer: instant },
      usedAt: { name: 'used_at', type: 'bigint', nullable: true, transformer: instant },
    },
    indices: [
      { name: 'enrolment_tokens_user_id', columns: ['userId'] },
      { name: 'enrolment_tokens_expires_at', columns: ['expiresAt'] },
    ],
    foreignKeys: [
      {
        name: 'fk_enrolment_tokens_user',
        target: 'users',
        columnNames: ['userId'],
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })

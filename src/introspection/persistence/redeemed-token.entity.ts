import { EntitySchema } from 'typeorm'
import { instant } from '../../database/transformers.js'

export class RedeemedTokenRow {
  id!: string
  expiresAt!: Date
}

export const createRedeemedTokenSchema = () =>
  new EntitySchema<RedeemedTokenRow>({
    name: 'redeemed_token',
    target: RedeemedTokenRow,
    tableName: 'redeemed_tokens',
    columns: {
      id: { type: 'varchar', length: 36, primary: true },
      expiresAt: { name: 'expires_at', type: 'bigint', transformer: instant },
    },
    indices: [{ name: 'redeemed_tokens_expires_at', columns: ['expiresAt'] }],
  })

import { EntitySchema } from 'typeorm'
import type { TokenAlgorithm } from '../../../config/tokens.schema.js'
import type { Dialect } from '../../../database/dialect.js'
import { bytes, instant, integer } from '../../../database/transformers.js'

export class SigningKeyRow {
  kid!: string
  generation!: number
  algorithm!: TokenAlgorithm
  encryptedKey!: Uint8Array
  createdAt!: Date
  signsFrom!: Date
  retiresAt!: Date | null
}

export const createSigningKeySchema = (dialect: Dialect) =>
  new EntitySchema<SigningKeyRow>({
    name: 'signing_key',
    target: SigningKeyRow,
    tableName: 'signing_keys',
    columns: {
      kid: { type: 'varchar', length: 64, primary: true },
      generation: { type: 'bigint', transformer: integer },
      algorithm: { type: 'varchar', length: 16 },
      encryptedKey: { name: 'sealed_key', type: dialect.bytes, transformer: bytes },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      signsFrom: { name: 'signs_from', type: 'bigint', transformer: instant },
      retiresAt: { name: 'retires_at', type: 'bigint', nullable: true, transformer: instant },
    },
    indices: [{ name: 'signing_keys_generation', columns: ['generation'], unique: true }],
  })

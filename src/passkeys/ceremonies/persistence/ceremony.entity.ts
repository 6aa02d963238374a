import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { bytes, instant, json } from '../../../database/transformers.js'
import type { CeremonyKind, CeremonyStates, CeremonyRealm } from '../ceremony.js'

export class CeremonyRow {
  challengeHash!: Uint8Array
  kind!: CeremonyKind
  realm!: CeremonyRealm
  userId!: string | null
  purpose!: string
  expectations!: CeremonyStates[CeremonyKind]
  browserHash!: Uint8Array | null
  expiresAt!: Date
  createdAt!: Date
}

export const createCeremonySchema = (dialect: Dialect) =>
  new EntitySchema<CeremonyRow>({
    name: 'ceremony',
    target: CeremonyRow,
    tableName: 'ceremonies',
    columns: {
      challengeHash: { name: 'challenge_hash', type: dialect.bytes, primary: true, transformer: bytes },
      kind: { type: 'varchar', length: 16 },
      realm: { type: 'varchar', length: 16 },
      userId: { name: 'user_id', type: 'varchar', length: 255, nullable: true },
      purpose: { type: 'varchar', length: 64 },
      expectations: { type: 'text', transformer: json },
      browserHash: { name: 'browser_hash', type: dialect.bytes, nullable: true, transformer: bytes },
      expiresAt: { name: 'expires_at', type: 'bigint', transformer: instant },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
    },
    indices: [
      { name: 'ceremonies_expires_at', columns: ['expiresAt'] },
      { name: 'ceremonies_user_id', columns: ['userId'] },
    ],
  })

import { Injectable } from '@nestjs/common'
import { IsNull, LessThan } from 'typeorm'
import { hexOf, type PreparedWrite, SharedStatement } from '../../../database/shared-statement.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { StoredRefreshToken } from '../refresh-token.js'
import { RefreshTokensRepository } from '../refresh-tokens.repository.js'
import { RefreshTokenRow } from './refresh-token.entity.js'

const INSERT = new SharedStatement<StoredRefreshToken, Pick<StoredRefreshToken, 'id'>>({
  name: 'refresh-tokens.insert',
  sql: ({ elements, unhex }) => `
    INSERT INTO refresh_tokens (id, session_id, secret_hash, created_at, used_at)
    SELECT value->>0, value->>1, ${unhex('value->>2')}, CAST(value->>3 AS bigint), CAST(value->>4 AS bigint)
    FROM ${elements} RETURNING id`,
  valuesOf: ({ id, sessionId, secretHash, createdAt, usedAt }) => [
    id,
    sessionId,
    hexOf(secretHash),
    createdAt.getTime(),
    usedAt && usedAt.getTime(),
  ],
  keyOf: ({ id }) => id,
  keyOfRow: ({ id }) => id,
})

@Injectable()
export class TypeOrmRefreshTokensRepository extends RefreshTokensRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  prepareInsert(token: StoredRefreshToken): PreparedWrite {
    return INSERT.call(token)
  }

  async find(id: string): Promise<StoredRefreshToken | undefined> {
    return (await this.unitOfWork.read((manager) => manager.findOneBy(RefreshTokenRow, { id }))) ?? undefined
  }

  async use(id: string, at: Date): Promise<boolean> {
    const unused = { id, usedAt: IsNull() }
    const { affected } = await this.unitOfWork.write((manager) =>
      manager.update(RefreshTokenRow, unused, { usedAt: at }),
    )
    return affected === 1
  }

  async deleteUsed(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(RefreshTokenRow, { usedAt: LessThan(before) }))
  }
}

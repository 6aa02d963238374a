import { Injectable } from '@nestjs/common'
import { IsNull, LessThan } from 'typeorm'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { StoredRefreshToken } from '../refresh-token.js'
import { RefreshTokensRepository } from '../refresh-tokens.repository.js'
import { RefreshTokenRow } from './refresh-token.entity.js'

@Injectable()
export class TypeOrmRefreshTokensRepository extends RefreshTokensRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(token: StoredRefreshToken): Promise<void> {
    await this.unitOfWork.write((manager) => manager.insert(RefreshTokenRow, { ...token }))
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

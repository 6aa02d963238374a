import { Injectable } from '@nestjs/common'
import { LessThan } from 'typeorm'
import { insertIfAbsent } from '../../database/insert-if-absent.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { RedeemedTokensRepository } from '../redeemed-tokens.repository.js'
import { RedeemedTokenRow } from './redeemed-token.entity.js'

@Injectable()
export class TypeOrmRedeemedTokensRepository extends RedeemedTokensRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  add(id: string, expiresAt: Date): Promise<boolean> {
    return this.unitOfWork.write((manager) => insertIfAbsent(manager, RedeemedTokenRow, { id, expiresAt }))
  }

  has(id: string): Promise<boolean> {
    return this.unitOfWork.read((manager) => manager.existsBy(RedeemedTokenRow, { id }))
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(RedeemedTokenRow, { expiresAt: LessThan(before) }))
  }
}

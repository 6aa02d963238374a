import { Injectable } from '@nestjs/common'
import { LessThan } from 'typeorm'
import { isUniqueViolation } from '../../database/database-errors.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { RedeemedTokensRepository } from '../redeemed-tokens.repository.js'
import { RedeemedTokenRow } from './redeemed-token.entity.js'

@Injectable()
export class TypeOrmRedeemedTokensRepository extends RedeemedTokensRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async add(id: string, expiresAt: Date): Promise<boolean> {
    try {
      await this.unitOfWork.write((manager) => manager.insert(RedeemedTokenRow, { id, expiresAt }))
      return true
    } catch (error) {
      if (isUniqueViolation(error)) return false
      throw error
    }
  }

  has(id: string): Promise<boolean> {
    return this.unitOfWork.read((manager) => manager.existsBy(RedeemedTokenRow, { id }))
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(RedeemedTokenRow, { expiresAt: LessThan(before) }))
  }
}

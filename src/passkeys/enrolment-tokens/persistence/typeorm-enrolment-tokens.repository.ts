import { Injectable } from '@nestjs/common'
import { IsNull, LessThan } from 'typeorm'
import { isForeignKeyViolation } from '../../../database/database-errors.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { EnrolmentToken } from '../enrolment-token.js'
import { EnrolmentTokensRepository, type StoredEnrolmentToken } from '../enrolment-tokens.repository.js'
import { EnrolmentTokenRow } from './enrolment-token.entity.js'

@Injectable()
export class TypeOrmEnrolmentTokensRepository extends EnrolmentTokensRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert({ token, secretHash }: StoredEnrolmentToken): Promise<'stored' | 'user-missing'> {
    try {
      await this.unitOfWork.write((manager) => manager.insert(EnrolmentTokenRow, { ...token, secretHash }))
      return 'stored'
    } catch (error) {
      if (isForeignKeyViolation(error)) return 'user-missing'
      throw error
    }
  }

  async find(id: string): Promise<StoredEnrolmentToken | undefined> {
    const row = await this.unitOfWork.read((manager) => manager.findOneBy(EnrolmentTokenRow, { id }))
    if (row === null) return undefined
    const { secretHash, ...token } = row
    return { token, secretHash }
  }

  async list(userId: string): Promise<EnrolmentToken[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const
    const rows = await this.unitOfWork.read((manager) => manager.find(EnrolmentTokenRow, { where: { userId }, order }))
    return rows.map(({ secretHash: _secret, ...token }) => token)
  }

  async use(id: string, at: Date): Promise<boolean> {
    const { affected } = await this.unitOfWork.write((manager) =>
      manager.update(EnrolmentTokenRow, { id, usedAt: IsNull() }, { usedAt: at }),
    )
    return affected === 1
  }

  async delete(userId: string, id: string): Promise<boolean> {
    const { affected } = await this.unitOfWork.write((manager) => manager.delete(EnrolmentTokenRow, { id, userId }))
    return affected === 1
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(EnrolmentTokenRow, { expiresAt: LessThan(before) }))
  }
}

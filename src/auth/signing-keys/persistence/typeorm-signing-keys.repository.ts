import { Injectable } from '@nestjs/common'
import { In, LessThan } from 'typeorm'
import { isUniqueViolation } from '../../../database/database-errors.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import { type SigningKeyChanges, SigningKeysRepository } from '../signing-keys.repository.js'
import type { StoredSigningKey } from '../stored-signing-key.js'
import { SigningKeyRow } from './signing-key.entity.js'

@Injectable()
export class TypeOrmSigningKeysRepository extends SigningKeysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  list(): Promise<StoredSigningKey[]> {
    return this.unitOfWork.read((manager) => manager.find(SigningKeyRow, { order: { generation: 'ASC' } }))
  }

  async apply({ insert, update, remove }: SigningKeyChanges): Promise<'applied' | 'taken'> {
    try {
      await this.unitOfWork.transaction(async (manager) => {
        if (insert !== null) await manager.insert(SigningKeyRow, { ...insert })
        for (const { kid, ...times } of update) await manager.update(SigningKeyRow, { kid }, times)
        await manager.delete(SigningKeyRow, { kid: In(remove) })
      })
      return 'applied'
    } catch (error) {
      if (isUniqueViolation(error)) return 'taken'
      throw error
    }
  }

  async deleteRetired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(SigningKeyRow, { retiresAt: LessThan(before) }))
  }
}

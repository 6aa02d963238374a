import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import { ApiKeysRepository, type StoredApiKey } from '../api-keys.repository.js'
import { ApiKeyRow } from './api-key.entity.js'

@Injectable()
export class TypeOrmApiKeysRepository extends ApiKeysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.unitOfWork.run((manager) => manager.exists(ApiKeyRow)))
  }

  async insert({ apiKey, secretHash }: StoredApiKey): Promise<void> {
    await this.unitOfWork.run((manager) => manager.insert(ApiKeyRow, { ...apiKey, secretHash }))
  }

  async find(id: string): Promise<StoredApiKey | undefined> {
    const row = await this.unitOfWork.run((manager) => manager.findOneBy(ApiKeyRow, { id }))
    if (row === null) return undefined
    const { secretHash, ...apiKey } = row
    return { apiKey, secretHash }
  }

  async recordUse(id: string, at: Date): Promise<void> {
    await this.unitOfWork.run((manager) => manager.update(ApiKeyRow, { id }, { lastUsedAt: at }))
  }
}

import { Injectable } from '@nestjs/common'
import { In, IsNull, MoreThan } from 'typeorm'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import { insertIfAbsent } from '../../../database/insert-if-absent.js'
import { selectLocked } from '../../../database/row-locks.js'
import type { ApiKey } from '../../../access/api-key.js'
import { ApiKeysRepository, type StoredApiKey } from '../api-keys.repository.js'
import { ApiKeyRow } from './api-key.entity.js'

@Injectable()
export class TypeOrmApiKeysRepository extends ApiKeysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.unitOfWork.read((manager) => manager.exists(ApiKeyRow)))
  }

  async insert({ apiKey, secretHash }: StoredApiKey): Promise<'stored' | 'taken'> {
    const row: ApiKeyRow = { ...apiKey, secretHash }
    const isStored = await this.unitOfWork.write((manager) => insertIfAbsent(manager, ApiKeyRow, row))
    return isStored ? 'stored' : 'taken'
  }

  async find(id: string): Promise<StoredApiKey | undefined> {
    const row = await this.unitOfWork.read((manager) => manager.findOneBy(ApiKeyRow, { id }))
    return row === null ? undefined : { apiKey: toApiKey(row), secretHash: row.secretHash }
  }

  async list(after: string | undefined, limit: number): Promise<ApiKey[]> {
    const where = after === undefined ? {} : { id: MoreThan(after) }
    const rows = await this.unitOfWork.read((manager) =>
      manager.find(ApiKeyRow, { where, order: { id: 'ASC' }, take: limit }),
    )
    return rows.map(toApiKey)
  }

  async listAdmins(): Promise<ApiKey[]> {
    const rows = await this.unitOfWork.read((manager) => manager.findBy(ApiKeyRow, { revokedAt: IsNull() }))
    const admins = rows.map(toApiKey).filter(({ scopes }) => scopes.includes('admin'))
    const successors = await this.unitOfWork.read((manager) =>
      manager.findBy(ApiKeyRow, { rotatedFrom: In(admins.map(({ id }) => id)) }),
    )
    const replaced = new Set(successors.map(({ rotatedFrom }) => rotatedFrom))
    return admins.filter(({ id }) => !replaced.has(id))
  }

  hasSuccessor(id: string): Promise<boolean> {
    return this.unitOfWork.read((manager) => manager.existsBy(ApiKeyRow, { rotatedFrom: id }))
  }

  async lock(ids: readonly string[]): Promise<void> {
    this.unitOfWork.assertInTransaction()
    const places = ids.map((_, index) => `$${index + 1}`).join(', ')
    const select = `SELECT id FROM api_keys WHERE id IN (${places}) ORDER BY id`
    await this.unitOfWork.write((manager) => selectLocked(manager, select, ids))
  }

  async update({ id, name, scopes, allowedOrigins, expiresAt, revokedAt }: ApiKey): Promise<void> {
    const values = { name, scopes, allowedOrigins, expiresAt, revokedAt }
    await this.unitOfWork.write((manager) => manager.update(ApiKeyRow, { id }, values))
  }

  async recordUse(id: string, at: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.update(ApiKeyRow, { id }, { lastUsedAt: at }))
  }
}

function toApiKey({ secretHash: _secretHash, ...apiKey }: ApiKeyRow): ApiKey {
  return apiKey
}

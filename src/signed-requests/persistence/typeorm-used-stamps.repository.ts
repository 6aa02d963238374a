import { Injectable } from '@nestjs/common'
import { LessThan } from 'typeorm'
import { queryReturnedRow } from '../../database/returned-row.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { type UsedStamp, UsedStampsRepository } from '../used-stamps.repository.js'
import { UsedStampRow } from './used-stamp.entity.js'

/** A conflict returns no row. An error would end the transaction on PostgreSQL. */
const ADD = `
  INSERT INTO used_stamps (credential_id, body_hash, expires_at) VALUES ($1, $2, $3)
  ON CONFLICT (credential_id, body_hash) DO NOTHING
  RETURNING expires_at`

@Injectable()
export class TypeOrmUsedStampsRepository extends UsedStampsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async add({ credentialId, bodyHash }: UsedStamp, expiresAt: Date): Promise<boolean> {
    const parameters = [Buffer.from(credentialId), Buffer.from(bodyHash), expiresAt.getTime()]
    const row = await this.unitOfWork.write((manager) => queryReturnedRow(manager, ADD, parameters))
    return row !== undefined
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(UsedStampRow, { expiresAt: LessThan(before) }))
  }
}

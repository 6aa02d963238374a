import { Injectable } from '@nestjs/common'
import { type EntityManager, LessThan } from 'typeorm'
import { queryReturnedRow } from '../../../database/returned-row.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import { CeremoniesRepository } from '../ceremonies.repository.js'
import type { Ceremony } from '../ceremony.js'
import { CeremonyRow } from './ceremony.entity.js'

/** One statement, so that exactly one of two concurrent requests receives the row. */
const CONSUME = `
  DELETE FROM ceremonies WHERE challenge_hash = $1
  RETURNING challenge_hash, kind, realm, user_id, purpose, expectations, browser_hash, expires_at, created_at`

@Injectable()
export class TypeOrmCeremoniesRepository extends CeremoniesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(challengeHash: Uint8Array, { state, ...ceremony }: Ceremony): Promise<void> {
    const row: CeremonyRow = { ...ceremony, challengeHash, expectations: state }
    await this.unitOfWork.write((manager) => manager.insert(CeremonyRow, row))
  }

  async consume(challengeHash: Uint8Array): Promise<Ceremony | undefined> {
    const row = await this.unitOfWork.write((manager) => consumeRow(manager, challengeHash))
    if (row === undefined) return undefined
    const { challengeHash: _key, expectations: state, ...ceremony } = row
    return { ...ceremony, state }
  }

  async deleteByUser(userId: string): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(CeremonyRow, { userId }))
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(CeremonyRow, { expiresAt: LessThan(before) }))
  }
}

async function consumeRow(manager: EntityManager, challengeHash: Uint8Array): Promise<CeremonyRow | undefined> {
  const raw = await queryReturnedRow<Readonly<Record<string, unknown>>>(manager, CONSUME, [Buffer.from(challengeHash)])
  if (raw === undefined) return undefined
  const { columns } = manager.connection.getMetadata(CeremonyRow)
  const row = new CeremonyRow()
  for (const column of columns) {
    const value = manager.connection.driver.prepareHydratedValue(raw[column.databaseName], column) as unknown
    column.setEntityValue(row, value)
  }
  return row
}

import { Injectable } from '@nestjs/common'
import { In, MoreThan } from 'typeorm'
import { isForeignKeyViolation } from '../../database/database-errors.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { Aaguid } from '../../webauthn/index.js'
import type { AffectedPasskey } from '../affected-passkey.js'
import { AffectedPasskeysRepository } from '../affected-passkeys.repository.js'
import { AffectedPasskeyRow } from './affected-passkey.entity.js'

@Injectable()
export class TypeOrmAffectedPasskeysRepository extends AffectedPasskeysRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async findAmong(passkeyIds: readonly string[]): Promise<ReadonlyMap<string, AffectedPasskey>> {
    const where = { passkeyId: In(passkeyIds) }
    const rows = await this.unitOfWork.read((manager) => manager.findBy(AffectedPasskeyRow, where))
    return new Map(rows.map((row) => [row.passkeyId, toAffected(row)]))
  }

  async list(after: string | undefined, take: number): Promise<AffectedPasskey[]> {
    const where = after === undefined ? {} : { passkeyId: MoreThan(after) }
    const order = { passkeyId: 'ASC' } as const
    const rows = await this.unitOfWork.read((manager) => manager.find(AffectedPasskeyRow, { where, order, take }))
    return rows.map(toAffected)
  }

  async save(affected: AffectedPasskey): Promise<'saved' | 'passkey-missing'> {
    try {
      await this.unitOfWork.write((manager) => manager.upsert(AffectedPasskeyRow, affected, ['passkeyId']))
      return 'saved'
    } catch (error) {
      if (isForeignKeyViolation(error)) return 'passkey-missing'
      throw error
    }
  }

  async remove(passkeyId: string): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(AffectedPasskeyRow, { passkeyId }))
  }
}

function toAffected(row: AffectedPasskeyRow): AffectedPasskey {
  return { ...row, aaguid: row.aaguid as Aaguid }
}

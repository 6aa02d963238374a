import { Injectable } from '@nestjs/common'
import { LessThan } from 'typeorm'
import { queryReturnedRow } from '../../../database/returned-row.js'
import { isForeignKeyViolation } from '../../../database/database-errors.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { Confirmation } from '../confirmation.js'
import { type ConfirmationKey, ConfirmationsRepository } from '../confirmations.repository.js'
import { ConfirmationRow } from './confirmation.entity.js'

/** Compares every bound value. */
const CONSUME = `
  DELETE FROM confirmations
  WHERE token_hash = $1 AND user_id = $2 AND session_id = $3 AND browser_hash = $4 AND act = $5 AND target = $6
    AND expires_at > $7
  RETURNING passkey_id, user_verified`

interface ConsumedRow {
  readonly passkey_id: string
  readonly user_verified: boolean | number
}

@Injectable()
export class TypeOrmConfirmationsRepository extends ConfirmationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(tokenHash: Uint8Array, confirmation: Confirmation): Promise<'stored' | 'user-missing'> {
    const row: ConfirmationRow = { ...confirmation, tokenHash }
    try {
      await this.unitOfWork.write((manager) => manager.insert(ConfirmationRow, row))
      return 'stored'
    } catch (error) {
      if (isForeignKeyViolation(error)) return 'user-missing'
      throw error
    }
  }

  async consume(
    { tokenHash, userId, sessionId, browserHash, act, target }: ConfirmationKey,
    at: Date,
  ): Promise<Pick<Confirmation, 'passkeyId' | 'userVerified'> | undefined> {
    const parameters = [Buffer.from(tokenHash), userId, sessionId, Buffer.from(browserHash), act, target, at.getTime()]
    const row = await this.unitOfWork.write((manager) => queryReturnedRow<ConsumedRow>(manager, CONSUME, parameters))
    return row && { passkeyId: row.passkey_id, userVerified: Boolean(row.user_verified) }
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(ConfirmationRow, { expiresAt: LessThan(before) }))
  }
}

import { Injectable } from '@nestjs/common'
import { LessThan } from 'typeorm'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { Session } from '../session.js'
import { SessionsRepository } from '../sessions.repository.js'
import { SessionRow } from './session.entity.js'

@Injectable()
export class TypeOrmSessionsRepository extends SessionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(session: Session): Promise<void> {
    await this.unitOfWork.run((manager) => manager.insert(SessionRow, { ...session }))
  }

  async find(id: string): Promise<Session | undefined> {
    return (await this.unitOfWork.run((manager) => manager.findOneBy(SessionRow, { id }))) ?? undefined
  }

  async revoke(id: string, at: Date): Promise<void> {
    await this.unitOfWork.run((manager) => manager.update(SessionRow, { id }, { revokedAt: at }))
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.run((manager) => manager.delete(SessionRow, { expiresAt: LessThan(before) }))
  }
}

import { Injectable } from '@nestjs/common'
import { type FindOptionsWhere, IsNull, LessThan, MoreThan } from 'typeorm'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { Session } from '../session.js'
import { type SessionChanges, SessionsRepository } from '../sessions.repository.js'
import { SessionRow } from './session.entity.js'
import { toProof, toRow, toSession } from './session-rows.js'

const living = (at: Date): FindOptionsWhere<SessionRow> => ({ revokedAt: IsNull(), expiresAt: MoreThan(at) })

@Injectable()
export class TypeOrmSessionsRepository extends SessionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(session: Session): Promise<void> {
    await this.unitOfWork.run((manager) => manager.insert(SessionRow, toRow(session)))
  }

  async find(id: string): Promise<Session | undefined> {
    const row = await this.unitOfWork.run((manager) => manager.findOneBy(SessionRow, { id }))
    return row === null ? undefined : toSession(row)
  }

  async listLiving(userId: string, at: Date): Promise<Session[]> {
    const order = { createdAt: 'DESC', id: 'ASC' } as const
    const where = { userId, ...living(at) }
    const rows = await this.unitOfWork.run((manager) => manager.find(SessionRow, { where, order }))
    return rows.map(toSession)
  }

  async change(id: string, { facts, ...times }: SessionChanges): Promise<boolean> {
    const values = { ...times, ...(facts !== undefined && toProof(facts)) }
    return (await this.#update({ id, ...living(times.lastUsedAt) }, values)) === 1
  }

  async revoke(userId: string, id: string, at: Date): Promise<boolean> {
    return (await this.#update({ id, userId, ...living(at) }, { revokedAt: at })) === 1
  }

  async revokeAll(userId: string, at: Date): Promise<void> {
    await this.#update({ userId, ...living(at) }, { revokedAt: at })
  }

  async revokeAllOfPasskey(passkeyId: string, at: Date): Promise<void> {
    await this.#update({ passkeyId, ...living(at) }, { revokedAt: at })
    await this.#update({ authenticatedWith: passkeyId, ...living(at) }, { revokedAt: at })
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.run((manager) => manager.delete(SessionRow, { expiresAt: LessThan(before) }))
  }

  async #update(where: FindOptionsWhere<SessionRow>, values: Partial<SessionRow>): Promise<number> {
    const { affected } = await this.unitOfWork.run((manager) => manager.update(SessionRow, where, values))
    return affected ?? 0
  }
}

import { Injectable } from '@nestjs/common'
import { type FindOptionsWhere, IsNull, LessThan, MoreThan, Not } from 'typeorm'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { Session } from '../session.js'
import { SessionsRepository, type SessionUpdate } from '../sessions.repository.js'
import { SessionRow } from './session.entity.js'

const activeAt = (at: Date): FindOptionsWhere<SessionRow> => ({ revokedAt: IsNull(), expiresAt: MoreThan(at) })

@Injectable()
export class TypeOrmSessionsRepository extends SessionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert({ facts, ...session }: Session): Promise<void> {
    const row: SessionRow = { ...session, ...toColumns(facts) }
    await this.unitOfWork.write((manager) => manager.insert(SessionRow, row))
  }

  async find(id: string): Promise<Session | undefined> {
    const row = await this.unitOfWork.read((manager) => manager.findOneBy(SessionRow, { id }))
    return row === null ? undefined : toSession(row)
  }

  async listActive(userId: string, at: Date): Promise<Session[]> {
    const order = { createdAt: 'DESC', id: 'ASC' } as const
    const where = { userId, ...activeAt(at) }
    const rows = await this.unitOfWork.read((manager) => manager.find(SessionRow, { where, order }))
    return rows.map(toSession)
  }

  async update(id: string, { facts, ...times }: SessionUpdate): Promise<boolean> {
    const values = { ...times, ...(facts !== undefined && toColumns(facts)) }
    return (await this.#update({ id, ...activeAt(times.lastUsedAt) }, values)) === 1
  }

  async revoke(userId: string, id: string, at: Date): Promise<boolean> {
    return (await this.#update({ id, userId, ...activeAt(at) }, { revokedAt: at })) === 1
  }

  async revokeAll(userId: string, at: Date): Promise<void> {
    await this.#update({ userId, ...activeAt(at) }, { revokedAt: at })
  }

  async revokeOthers(userId: string, id: string, at: Date): Promise<void> {
    await this.#update({ userId, id: Not(id), ...activeAt(at) }, { revokedAt: at })
  }

  async revokeAllOfPasskey(passkeyId: string, at: Date): Promise<void> {
    await this.#update({ passkeyId, ...activeAt(at) }, { revokedAt: at })
    await this.#update({ authenticatedWith: passkeyId, ...activeAt(at) }, { revokedAt: at })
  }

  async deleteExpired(before: Date): Promise<void> {
    await this.unitOfWork.write((manager) => manager.delete(SessionRow, { expiresAt: LessThan(before) }))
  }

  async #update(where: FindOptionsWhere<SessionRow>, values: Partial<SessionRow>): Promise<number> {
    const { affected } = await this.unitOfWork.write((manager) => manager.update(SessionRow, where, values))
    return affected ?? 0
  }
}

type FactsColumns = Pick<SessionRow, 'authenticatedAt' | 'userVerified' | 'authenticatedWith' | 'facts'>

function toColumns({ at, userVerified, passkeyId, ...facts }: Session['facts']): FactsColumns {
  return { authenticatedAt: at, userVerified, authenticatedWith: passkeyId, facts }
}

function toSession(row: SessionRow): Session {
  const { authenticatedAt, userVerified, authenticatedWith, facts, ...session } = row
  return { ...session, facts: { ...facts, at: authenticatedAt, userVerified, passkeyId: authenticatedWith } }
}

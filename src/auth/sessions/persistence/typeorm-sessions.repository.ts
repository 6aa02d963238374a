import { Injectable } from '@nestjs/common'
import { type FindOptionsWhere, IsNull, LessThan, MoreThan, Not } from 'typeorm'
import { selectLocked } from '../../../database/row-locks.js'
import { type PreparedWrite, SharedStatement } from '../../../database/shared-statement.js'
import { UnitOfWork } from '../../../database/unit-of-work.js'
import type { Session } from '../session.js'
import { SessionsRepository, type SessionUpdate } from '../sessions.repository.js'
import { SessionRow } from './session.entity.js'

const activeAt = (at: Date): FindOptionsWhere<SessionRow> => ({ revokedAt: IsNull(), expiresAt: MoreThan(at) })

const INSERT = new SharedStatement<Session, Pick<Session, 'id'>>({
  name: 'sessions.insert',
  sql: ({ elements }) => `
    INSERT INTO sessions (id, user_id, passkey_id, authenticated_at, user_verified, authenticated_with, facts, created_at,
      last_used_at, expires_at, revoked_at)
    SELECT value->>0, value->>1, value->>2, CAST(value->>3 AS bigint), CAST(value->>4 AS boolean), value->>5, value->>6,
      CAST(value->>7 AS bigint), CAST(value->>8 AS bigint), CAST(value->>9 AS bigint), CAST(value->>10 AS bigint)
    FROM ${elements} RETURNING id`,
  valuesOf: ({ facts, ...session }) => {
    const { authenticatedAt, userVerified, authenticatedWith, facts: others } = toColumns(facts)
    return [
      session.id,
      session.userId,
      session.passkeyId,
      authenticatedAt.getTime(),
      userVerified,
      authenticatedWith,
      JSON.stringify(others),
      session.createdAt.getTime(),
      session.lastUsedAt.getTime(),
      session.expiresAt.getTime(),
      session.revokedAt && session.revokedAt.getTime(),
    ]
  },
  keyOf: ({ id }) => id,
  keyOfRow: ({ id }) => id,
})

@Injectable()
export class TypeOrmSessionsRepository extends SessionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  prepareInsert(session: Session): PreparedWrite {
    return INSERT.call(session)
  }

  async find(id: string): Promise<Session | undefined> {
    const row = await this.unitOfWork.read((manager) => manager.findOneBy(SessionRow, { id }))
    return row === null ? undefined : toSession(row)
  }

  async findLocked(id: string): Promise<Session | undefined> {
    this.unitOfWork.assertInTransaction()
    await this.unitOfWork.write((manager) => selectLocked(manager, 'SELECT id FROM sessions WHERE id = $1', [id]))
    return this.find(id)
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

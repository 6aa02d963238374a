import { Injectable } from '@nestjs/common'
import { type FindOptionsWhere, MoreThan, Raw } from 'typeorm'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { isUniqueViolation } from '../../database/unique-violation.js'
import type { UserHandle } from '../../webauthn/index.js'
import type { User } from '../user.js'
import { type UserChange, type UserFilter, type UserKeys, UsersRepository } from '../users.repository.js'
import { UserRow } from './user.entity.js'

@Injectable()
export class TypeOrmUsersRepository extends UsersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  insert(user: User, { nameKey, searchText }: UserKeys): Promise<'stored' | 'taken'> {
    const { handle: userHandle, ...same } = user
    const row: UserRow = { ...same, userHandle, emailOrUsernameKey: nameKey, searchText }
    return unlessTaken<'stored'>(async () => {
      await this.unitOfWork.run((manager) => manager.insert(UserRow, row))
      return 'stored'
    })
  }

  async find(id: string): Promise<User | undefined> {
    return toUser(await this.unitOfWork.run((manager) => manager.findOneBy(UserRow, { id })))
  }

  async findByNameKey(nameKey: string): Promise<User | undefined> {
    const where = { emailOrUsernameKey: nameKey }
    return toUser(await this.unitOfWork.run((manager) => manager.findOneBy(UserRow, where)))
  }

  async list({ nameKey, search, after }: UserFilter, limit: number): Promise<User[]> {
    const where: FindOptionsWhere<UserRow> = {
      ...(nameKey !== undefined && { emailOrUsernameKey: nameKey }),
      ...(search !== undefined && { searchText: contains(search) }),
      ...(after !== undefined && { id: MoreThan(after) }),
    }
    const rows = await this.unitOfWork.run((manager) =>
      manager.find(UserRow, { where, order: { id: 'ASC' }, take: limit }),
    )
    return rows.flatMap((row) => toUser(row) ?? [])
  }

  update(id: string, { nameKey, ...change }: UserChange): Promise<'stored' | 'taken' | 'missing'> {
    const values = { ...change, emailOrUsernameKey: nameKey }
    return unlessTaken(async () => {
      const { affected } = await this.unitOfWork.run((manager) => manager.update(UserRow, { id }, values))
      return affected === 1 ? 'stored' : 'missing'
    })
  }

  /** Locks the row by an update without effect, which works on all databases. */
  async lock(id: string, userHandle: UserHandle): Promise<boolean> {
    const { affected } = await this.unitOfWork.run((manager) =>
      manager.update(UserRow, { id, userHandle }, { userHandle }),
    )
    return affected === 1
  }

  async delete(id: string): Promise<boolean> {
    const { affected } = await this.unitOfWork.run((manager) => manager.delete(UserRow, { id }))
    return affected === 1
  }
}

/** Matches a substring. Wildcards in the text are escaped. */
function contains(text: string) {
  const pattern = `%${text.replace(/[%_!]/g, '!$&')}%`
  return Raw((column) => `${column} LIKE :pattern ESCAPE '!'`, { pattern })
}

async function unlessTaken<T>(statement: () => Promise<T>): Promise<T | 'taken'> {
  try {
    return await statement()
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken'
    throw error
  }
}

function toUser(row: UserRow | null): User | undefined {
  if (row === null) return undefined
  const { id, userHandle, emailOrUsername, displayName, createdAt, updatedAt } = row
  return { id, handle: userHandle as UserHandle, emailOrUsername, displayName, createdAt, updatedAt }
}

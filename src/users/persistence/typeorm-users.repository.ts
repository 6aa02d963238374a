import { Injectable } from '@nestjs/common'
import { type FindOptionsWhere, MoreThan, Raw } from 'typeorm'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { isUniqueViolation } from '../../database/database-errors.js'
import { insertIfAbsent } from '../../database/insert-if-absent.js'
import { selectLocked } from '../../database/row-locks.js'
import type { UserHandle } from '../../webauthn/index.js'
import type { User } from '../user.js'
import {
  type Namespace,
  type UserChange,
  type UserFilter,
  type UserKeys,
  UsersRepository,
} from '../users.repository.js'
import { UserRow } from './user.entity.js'

@Injectable()
export class TypeOrmUsersRepository extends UsersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super()
  }

  async insert(user: User, keys: UserKeys): Promise<'stored' | 'taken'> {
    const { handle: userHandle, ...same } = user
    const row: UserRow = { ...same, userHandle, ...columnsOf(keys) }
    const isStored = await this.unitOfWork.write((manager) => insertIfAbsent(manager, UserRow, row))
    return isStored ? 'stored' : 'taken'
  }

  async find(id: string): Promise<User | undefined> {
    return toUser(await this.unitOfWork.read((manager) => manager.findOneBy(UserRow, { id })))
  }

  async findByNameKey(namespace: Namespace, nameKey: string): Promise<User | undefined> {
    const where = { [NAME_COLUMNS[namespace]]: nameKey }
    return toUser(await this.unitOfWork.read((manager) => manager.findOneBy(UserRow, where)))
  }

  async listByNameKey(nameKey: string): Promise<User[]> {
    const rows = await this.unitOfWork.read((manager) => manager.findBy(UserRow, named(nameKey, true)))
    const trustedFirst = rows.toSorted((row) => (row.emailOrUsernameKey === null ? 1 : -1))
    return trustedFirst.flatMap((row) => toUser(row) ?? [])
  }

  async list({ nameKey, search, after, includeAsserted }: UserFilter, limit: number): Promise<User[]> {
    const shared = after === undefined ? {} : { id: MoreThan(after) }
    const byName = nameKey === undefined ? [{}] : named(nameKey, includeAsserted)
    const bySearch = search === undefined ? [{}] : searched(search, includeAsserted)
    const where = byName.flatMap((name) => bySearch.map((text) => ({ ...shared, ...name, ...text })))
    const rows = await this.unitOfWork.read(
      (manager) => manager.find(UserRow, { where, order: { id: 'ASC' }, take: limit }),
      search === undefined ? 'lookup' : 'scan',
    )
    return rows.flatMap((row) => toUser(row) ?? [])
  }

  async update(id: string, change: UserChange, keys: UserKeys): Promise<'stored' | 'taken' | 'missing'> {
    const values = { ...change, ...columnsOf(keys) }
    try {
      const { affected } = await this.unitOfWork.write((manager) => manager.update(UserRow, { id }, values))
      return affected === 1 ? 'stored' : 'missing'
    } catch (error) {
      if (isUniqueViolation(error)) return 'taken'
      throw error
    }
  }

  async findLocked(id: string): Promise<User | undefined> {
    this.unitOfWork.assertInTransaction()
    await this.unitOfWork.write((manager) => selectLocked(manager, 'SELECT id FROM users WHERE id = $1', [id]))
    return this.find(id)
  }

  async lock(id: string, handle: UserHandle): Promise<boolean> {
    this.unitOfWork.assertInTransaction()
    const select = 'SELECT id FROM users WHERE id = $1 AND user_handle = $2'
    const rows = await this.unitOfWork.write((manager) => selectLocked(manager, select, [id, Buffer.from(handle)]))
    return rows.length === 1
  }

  async delete(id: string): Promise<boolean> {
    const { affected } = await this.unitOfWork.write((manager) => manager.delete(UserRow, { id }))
    return affected === 1
  }
}

const NAME_COLUMNS = { trusted: 'emailOrUsernameKey', asserted: 'assertedNameKey' } as const

type KeyColumns = Pick<UserRow, 'emailOrUsernameKey' | 'assertedNameKey' | 'searchText' | 'assertedSearchText'>

function columnsOf({ namespace, nameKey, searchText, fullSearchText }: UserKeys): KeyColumns {
  return {
    emailOrUsernameKey: namespace === 'trusted' ? nameKey : null,
    assertedNameKey: namespace === 'asserted' ? nameKey : null,
    searchText,
    assertedSearchText: fullSearchText === searchText ? null : fullSearchText,
  }
}

type Condition = FindOptionsWhere<UserRow>

/** Returns alternative conditions on a name. */
function named(nameKey: string, includeAsserted: boolean): Condition[] {
  return [{ emailOrUsernameKey: nameKey }, ...(includeAsserted ? [{ assertedNameKey: nameKey }] : [])]
}

/** Returns alternative conditions on the search text. */
function searched(text: string, includeAsserted: boolean): Condition[] {
  return [{ searchText: contains(text) }, ...(includeAsserted ? [{ assertedSearchText: contains(text) }] : [])]
}

/** Matches a substring. Wildcards in the text are escaped. */
function contains(text: string) {
  const pattern = `%${text.replace(/[%_!]/g, '!$&')}%`
  return Raw((column) => `${column} LIKE :pattern ESCAPE '!'`, { pattern })
}

function toUser(row: UserRow | null): User | undefined {
  if (row === null) return undefined
  const {
    userHandle,
    emailOrUsernameKey: _trusted,
    assertedNameKey: _asserted,
    searchText: _search,
    assertedSearchText: _assertedSearch,
    ...user
  } = row
  return { ...user, handle: userHandle as UserHandle }
}

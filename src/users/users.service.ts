import { Injectable } from '@nestjs/common'
import { Clock } from '../common/clock.js'
import { createPage, DEFAULT_PAGE_SIZE, type Page } from '../common/page.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { Random } from '../common/random.js'
import { UnitOfWork } from '../database/unit-of-work.js'
import type { UserHandle } from '../webauthn/index.js'
import type { User } from './user.js'
import { nameKeyOf, searchTextOf, searchTermOf } from './user-name.js'
import { type UserKeys, UsersRepository } from './users.repository.js'

/** WebAuthn §14.6.1 recommends 64 random bytes, so that the handle contains no personal information. */
const USER_HANDLE_LENGTH = 64

/** The names of a user. Null removes a name; a missing member leaves it unchanged. */
export interface UserProfile {
  readonly emailOrUsername?: string | null
  readonly displayName?: string | null
}

/** Selects the users that match all given members. */
interface UserQuery {
  readonly emailOrUsername?: string
  /** A substring of the id or of a name. */
  readonly search?: string
  /** The `nextCursor` of the previous page. */
  readonly cursor?: string
  readonly limit?: number
}

@Injectable()
export class UsersService {
  constructor(
    private readonly repository: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Returns a new user with a random handle, which is not stored yet. */
  draft(profile: UserProfile, id: string = this.random.uuid()): User {
    const now = this.clock.now()
    return {
      id,
      handle: this.random.bytes(USER_HANDLE_LENGTH) as UserHandle,
      emailOrUsername: profile.emailOrUsername ?? null,
      displayName: profile.displayName ?? null,
      createdAt: now,
      updatedAt: now,
    }
  }

  /**
   * Stores a new user.
   *
   * @throws user_already_exists when the id or the name is taken
   */
  async add(user: User): Promise<User> {
    const outcome = await this.repository.insert(user, keysOf(user, nullableKeyOf(user.emailOrUsername)))
    if (outcome === 'taken') throw new ProblemError('user_already_exists')
    return user
  }

  /**
   * Returns the user with a backend's id and creates it if needed. Only the id identifies the user: a name that
   * belongs to another user is stored as a label.
   */
  getOrCreate(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.run(async () => {
      return (await this.repository.find(id)) ?? this.#addWithFreeName(this.draft(profile, id))
    })
  }

  /** Like `getOrCreate`, but also updates an existing user with the given names. */
  createOrUpdate(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.run(async () => {
      const user = await this.getOrCreate(id, profile)
      const changed = { ...user, ...definedIn(profile) }
      if (changed.emailOrUsername === user.emailOrUsername && changed.displayName === user.displayName) return user
      return this.#store(changed, await this.#findFreeKey(changed))
    })
  }

  /** @throws user_not_found */
  async get(id: string): Promise<User> {
    const user = await this.repository.find(id)
    if (user === undefined) throw new ProblemError('user_not_found')
    return user
  }

  find(id: string): Promise<User | undefined> {
    return this.repository.find(id)
  }

  /** Returns the user with this unique name. Labels are ignored. */
  findByName(emailOrUsername: string): Promise<User | undefined> {
    return this.repository.findByNameKey(nameKeyOf(emailOrUsername))
  }

  /** Returns users ordered by id. */
  async list({ emailOrUsername, search, cursor, limit = DEFAULT_PAGE_SIZE }: UserQuery): Promise<Page<User>> {
    const filter = {
      ...(emailOrUsername !== undefined && { nameKey: nameKeyOf(emailOrUsername) }),
      ...(search !== undefined && { search: searchTermOf(search) }),
      ...(cursor !== undefined && { after: cursor }),
    }
    return createPage(await this.repository.list(filter, limit + 1), limit, ({ id }) => id)
  }

  /**
   * Changes the names of a user.
   *
   * @throws user_not_found
   * @throws user_already_exists when the new name belongs to another user
   */
  change(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.run(async () => {
      const changed = { ...(await this.get(id)), ...definedIn(profile) }
      const isRenamed = profile.emailOrUsername !== undefined
      return this.#store(changed, isRenamed ? nullableKeyOf(changed.emailOrUsername) : await this.#findFreeKey(changed))
    })
  }

  /**
   * Locks a user until the current unit of work ends. Other units that lock it wait.
   *
   * @throws user_not_found when no user has this id and handle
   */
  async lock({ id, handle }: Pick<User, 'id' | 'handle'>): Promise<void> {
    if (!(await this.repository.lock(id, handle))) throw new ProblemError('user_not_found')
  }

  async #addWithFreeName(user: User): Promise<User> {
    const outcome = await this.repository.insert(user, keysOf(user, await this.#findFreeKey(user)))
    if (outcome === 'taken') throw new ProblemError('user_already_exists')
    return user
  }

  async #findFreeKey({ id, emailOrUsername }: User): Promise<string | null> {
    const key = nullableKeyOf(emailOrUsername)
    const holder = key === null ? undefined : await this.repository.findByNameKey(key)
    return holder === undefined || holder.id === id ? key : null
  }

  async #store(user: User, nameKey: string | null): Promise<User> {
    const { emailOrUsername, displayName } = user
    const updatedAt = this.clock.now()
    const keys = keysOf(user, nameKey)
    const outcome = await this.repository.update(user.id, { emailOrUsername, displayName, updatedAt, ...keys })
    if (outcome === 'missing') throw new ProblemError('user_not_found')
    if (outcome === 'taken') throw new ProblemError('user_already_exists')
    return { ...user, updatedAt }
  }
}

function nullableKeyOf(emailOrUsername: string | null): string | null {
  return emailOrUsername === null ? null : nameKeyOf(emailOrUsername)
}

function keysOf(user: User, nameKey: string | null): UserKeys {
  return { nameKey, searchText: searchTextOf(user) }
}

function definedIn({ emailOrUsername, displayName }: UserProfile): UserProfile {
  return {
    ...(emailOrUsername !== undefined && { emailOrUsername }),
    ...(displayName !== undefined && { displayName }),
  }
}

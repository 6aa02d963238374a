import { Injectable } from '@nestjs/common'
import { Clock } from '../common/clock.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { Random } from '../common/random.js'
import { UnitOfWork } from '../database/unit-of-work.js'
import type { UserHandle } from '../webauthn/index.js'
import type { User } from './user.js'
import { nameKeyOf, searchTextOf, soughtTextOf } from './user-name.js'
import { type UserKeys, UsersRepository } from './users.repository.js'

/** §14.6.1 recommends 64 random bytes, so that a handle tells nothing about the user. */
const USER_HANDLE_LENGTH = 64

const DEFAULT_PAGE = 50

/** What is said about a user; null takes away what was said before. */
export interface UserProfile {
  readonly emailOrUsername?: string | null
  readonly displayName?: string | null
}

/** Which users are wanted: those for whom everything that is given holds. */
export interface UserQuery {
  readonly emailOrUsername?: string
  /** Stands somewhere in the id or in a name. */
  readonly search?: string
  /** `next` of the page before. */
  readonly after?: string
  readonly limit?: number
}

export interface UserPage {
  readonly users: readonly User[]
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
}

@Injectable()
export class UsersService {
  constructor(
    private readonly repository: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** A user with a handle of its own who is not stored yet. */
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

  /** Stores a new user. Throws `user_already_exists` when the id or the name is taken. */
  async add(user: User): Promise<User> {
    const outcome = await this.repository.insert(user, keysOf(user, keyOf(user.emailOrUsername)))
    if (outcome === 'taken') throw new ProblemError('user_already_exists')
    return user
  }

  /**
   * The user of a backend, made when it is new. The backend's id alone says who it is; a name that another user has
   * already is kept as a label.
   */
  ensure(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.run(async () => {
      return (await this.repository.find(id)) ?? this.#addLabelled(this.draft(profile, id))
    })
  }

  /** The same, brought up to date with what the backend says of it now. */
  ensureCurrent(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.run(async () => {
      const user = await this.ensure(id, profile)
      const changed = { ...user, ...definedIn(profile) }
      if (changed.emailOrUsername === user.emailOrUsername && changed.displayName === user.displayName) return user
      return this.#store(changed, await this.#freeKeyOf(changed))
    })
  }

  /** Throws `user_not_found`. */
  async get(id: string): Promise<User> {
    const user = await this.repository.find(id)
    if (user === undefined) throw new ProblemError('user_not_found')
    return user
  }

  find(id: string): Promise<User | undefined> {
    return this.repository.find(id)
  }

  /** The user who has a name for themselves. */
  findByName(emailOrUsername: string): Promise<User | undefined> {
    return this.repository.findByNameKey(nameKeyOf(emailOrUsername))
  }

  /** Users in the order of their ids. */
  async list({ emailOrUsername, search, after, limit = DEFAULT_PAGE }: UserQuery): Promise<UserPage> {
    const filter = {
      ...(emailOrUsername !== undefined && { nameKey: nameKeyOf(emailOrUsername) }),
      ...(search !== undefined && { search: soughtTextOf(search) }),
      ...(after !== undefined && { after }),
    }
    const found = await this.repository.list(filter, limit + 1)
    const users = found.slice(0, limit)
    return { users, next: found.length > limit ? (users.at(-1)?.id ?? null) : null }
  }

  /** Throws `user_not_found`, and `user_already_exists` when another user has the name. */
  change(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.run(async () => {
      const changed = { ...(await this.get(id)), ...definedIn(profile) }
      const renamed = profile.emailOrUsername !== undefined
      return this.#store(changed, renamed ? keyOf(changed.emailOrUsername) : await this.#freeKeyOf(changed))
    })
  }

  /**
   * Makes every other unit of work that locks this user wait for the end of this one. Throws `user_not_found` when
   * there is no user of this id and handle.
   */
  async lock({ id, handle }: Pick<User, 'id' | 'handle'>): Promise<void> {
    if (!(await this.repository.lock(id, handle))) throw new ProblemError('user_not_found')
  }

  async #addLabelled(user: User): Promise<User> {
    const outcome = await this.repository.insert(user, keysOf(user, await this.#freeKeyOf(user)))
    if (outcome === 'taken') throw new ProblemError('user_already_exists')
    return user
  }

  async #freeKeyOf({ id, emailOrUsername }: User): Promise<string | null> {
    const key = keyOf(emailOrUsername)
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

function keyOf(emailOrUsername: string | null): string | null {
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

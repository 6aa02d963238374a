import { Injectable } from '@nestjs/common'
import { Clock } from '../common/clock.js'
import { createPage, DEFAULT_PAGE_SIZE, type Page } from '../common/page.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { Random } from '../common/random.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { TransactionConflict } from '../database/transaction-conflict.js'
import { UnitOfWork } from '../database/unit-of-work.js'
import type { UserHandle } from '../webauthn/index.js'
import { hasTrustedName, type User } from './user.js'
import { nameKeyOf, searchTermOf } from './user-name.js'
import { applyProfile, keysOf, nullableKeyOf, type UserProfile } from './user-profile.js'
import { UsersRepository } from './users.repository.js'

/** WebAuthn §14.6.1 recommends 64 random bytes, so that the handle contains no personal information. */
const USER_HANDLE_LENGTH = 64

/** Selects the users that match all given members. */
interface UserQuery {
  readonly emailOrUsername?: string
  /** A substring of the id or of a name. */
  readonly search?: string
  /** The `nextCursor` of the previous page. */
  readonly cursor?: string
  readonly limit?: number
  /** Whether the query also matches names that only the user asserted. */
  readonly includeUnverified?: boolean
}

@Injectable()
export class UsersService {
  constructor(
    private readonly repository: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * Returns a new user of a backend with a random handle, which is not stored yet.
   *
   * @throws request_invalid when `emailVerified` is true without an e-mail address
   */
  draft(profile: UserProfile, id: string = this.random.uuid()): User {
    const now = this.clock.now()
    const nameless: User = {
      id,
      handle: this.random.bytes(USER_HANDLE_LENGTH) as UserHandle,
      origin: 'backend',
      emailOrUsername: null,
      nameOrigin: 'backend',
      emailVerifiedAt: null,
      displayName: null,
      createdAt: now,
      updatedAt: now,
    }
    return applyProfile(nameless, profile, now)
  }

  /**
   * Stores a new user.
   *
   * @throws user_already_exists when the id is taken, or the name is taken in its namespace
   */
  async add(user: User): Promise<User> {
    const outcome = await this.repository.insert(user, keysOf(user, nullableKeyOf(user.emailOrUsername)))
    if (outcome === 'taken') throw new ProblemError('user_already_exists')
    return user
  }

  /**
   * Returns the user with a backend's id and creates it if needed. Only the id identifies the user: a name that
   * another user has is stored as a label.
   */
  getOrCreate(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.transaction(async () => {
      return (await this.repository.find(id)) ?? this.#addOrFind(this.draft(profile, id))
    })
  }

  /** Like `getOrCreate`, but also updates an existing user with the given names. */
  createOrUpdate(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.transaction(async () => {
      const user = await this.getOrCreate(id, profile)
      if (!this.#differs(user, profile)) return user
      // Another request may have changed the user before the lock.
      const changed = applyProfile(await this.#getLocked(id), profile, this.clock.now())
      return this.#storeWithFreeName(changed)
    })
  }

  /**
   * Checks that backends may run ceremonies for a user.
   *
   * @throws user_self_registered when the user signed up and the configuration does not accept such users
   */
  assertAcceptedByBackends({ origin }: Pick<User, 'origin'>): void {
    if (origin === 'self' && !this.config.registration.acceptSelfRegistered)
      throw new ProblemError('user_self_registered')
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

  /**
   * Returns the users with this name: the user whose name a backend chose or confirmed first, then the user who asserted
   * it. Ignores labels, and runs the same query for every name.
   */
  listByName(emailOrUsername: string): Promise<User[]> {
    return this.repository.listByNameKey(nameKeyOf(emailOrUsername))
  }

  /** Returns users ordered by id. */
  async list({ emailOrUsername, search, cursor, limit = DEFAULT_PAGE_SIZE, ...query }: UserQuery): Promise<Page<User>> {
    const filter = {
      ...(emailOrUsername !== undefined && { nameKey: nameKeyOf(emailOrUsername) }),
      ...(search !== undefined && { search: searchTermOf(search) }),
      ...(cursor !== undefined && { after: cursor }),
      includeAsserted: query.includeUnverified ?? false,
    }
    return createPage(await this.repository.list(filter, limit + 1), limit, ({ id }) => id)
  }

  /**
   * Applies the profile that a backend states. A name that it chooses or confirms becomes a trusted name.
   *
   * @throws user_not_found
   * @throws request_invalid when `emailVerified` is true without an e-mail address
   * @throws user_already_exists when another user has the new trusted name
   */
  change(id: string, profile: UserProfile): Promise<User> {
    return this.unitOfWork.transaction(async () => {
      const user = await this.#getLocked(id)
      const changed = applyProfile(user, profile, this.clock.now())
      const claims = typeof profile.emailOrUsername === 'string' || (hasTrustedName(changed) && !hasTrustedName(user))
      if (!claims) return this.#storeWithFreeName(changed)
      if ((await this.#store(changed, nullableKeyOf(changed.emailOrUsername))) === 'taken')
        throw new ProblemError('user_already_exists')
      return changed
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

  /** Adds a user whose name becomes a label if it is taken, or returns the user that a concurrent request added. */
  async #addOrFind(user: User): Promise<User> {
    for (const nameKey of [await this.#findFreeKey(user), null]) {
      if ((await this.repository.insert(user, keysOf(user, nameKey))) === 'stored') return user
      const existing = await this.repository.find(user.id)
      if (existing !== undefined) return existing
    }
    throw new ProblemError('user_already_exists')
  }

  async #getLocked(id: string): Promise<User> {
    const user = await this.repository.findLocked(id)
    if (user === undefined) throw new ProblemError('user_not_found')
    return user
  }

  #differs(user: User, profile: UserProfile): boolean {
    const changed = applyProfile(user, profile, this.clock.now())
    return (['emailOrUsername', 'displayName', 'nameOrigin'] as const).some(
      (member) => changed[member] !== user[member],
    )
  }

  /** Returns the key of a name that is free in its namespace, and null for a name that becomes a label. */
  async #findFreeKey(user: User): Promise<string | null> {
    const { namespace, nameKey } = keysOf(user, nullableKeyOf(user.emailOrUsername))
    const holder = nameKey === null ? undefined : await this.repository.findByNameKey(namespace, nameKey)
    return holder === undefined || holder.id === user.id ? nameKey : null
  }

  /** Stores a user whose name becomes a label if another user has it. */
  async #storeWithFreeName(user: User): Promise<User> {
    const outcome = await this.#store(user, await this.#findFreeKey(user))
    // Another user got the name after the lookup, so the transaction runs again.
    if (outcome === 'taken') throw new TransactionConflict('a concurrent request took the name')
    return user
  }

  async #store(user: User, nameKey: string | null): Promise<'stored' | 'taken'> {
    const { id, handle: _handle, origin: _origin, createdAt: _createdAt, ...change } = user
    const outcome = await this.repository.update(id, change, keysOf(user, nameKey))
    if (outcome === 'missing') throw new ProblemError('user_not_found')
    return outcome
  }
}

import type { UserHandle } from '../webauthn/index.js'
import type { User } from './user.js'

/**
 * The namespace of a name. Names are unique in each. `trusted` has the names that a backend chose or confirmed, and
 * `asserted` the names of sign-ups.
 */
export type Namespace = 'trusted' | 'asserted'

/** The normalized strings by which users are found. */
export interface UserKeys {
  readonly namespace: Namespace
  /** Unique in the namespace; null when the name is only a label. */
  readonly nameKey: string | null
  /** The text that searches match, without asserted names. */
  readonly searchText: string
  /** The text that searches match if they include asserted names. */
  readonly fullSearchText: string
}

/** The mutable members of a user. */
export type UserChange = Omit<User, 'id' | 'handle' | 'origin' | 'createdAt'>

/** Selects the users that match all given members. */
export interface UserFilter {
  readonly nameKey?: string
  /** A substring of the search text. */
  readonly search?: string
  /** Users with a greater id. */
  readonly after?: string
  /** Whether `nameKey` and `search` also match asserted names. */
  readonly includeAsserted: boolean
}

export abstract class UsersRepository {
  /** Returns `taken` when the id or the name belongs to another user. */
  abstract insert(user: User, keys: UserKeys): Promise<'stored' | 'taken'>
  abstract find(id: string): Promise<User | undefined>
  abstract findByNameKey(namespace: Namespace, nameKey: string): Promise<User | undefined>
  /** Returns the users with this name in either namespace, the trusted one first. Runs one query for every name. */
  abstract listByNameKey(nameKey: string): Promise<User[]>
  /** Returns users ordered by id. */
  abstract list(filter: UserFilter, limit: number): Promise<User[]>
  /** Returns a user and locks it like `lock`. */
  abstract findLocked(id: string): Promise<User | undefined>
  /**
   * Updates a user. Returns `taken` when another user has the name, after which the transaction must end, and `missing` when
   * no user has the id.
   */
  abstract update(id: string, change: UserChange, keys: UserKeys): Promise<'stored' | 'taken' | 'missing'>
  /**
   * Locks a user until the current unit of work ends, and returns whether the user exists. Other units that lock it
   * wait.
   */
  abstract lock(id: string, handle: UserHandle): Promise<boolean>
  /** Deletes a user with all rows that reference it, and returns whether it existed. */
  abstract delete(id: string): Promise<boolean>
}

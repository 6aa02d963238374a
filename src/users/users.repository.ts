import type { UserHandle } from '../webauthn/index.js'
import type { User } from './user.js'

/** The normalized strings by which users are found. */
export interface UserKeys {
  /** Unique; null when the name is only a label. */
  readonly nameKey: string | null
  readonly searchText: string
}

/** The mutable members of a user. */
export interface UserChange extends UserKeys {
  readonly emailOrUsername: string | null
  readonly displayName: string | null
  readonly updatedAt: Date
}

/** Selects the users that match all given members. */
export interface UserFilter {
  readonly nameKey?: string
  /** A substring of the search text. */
  readonly search?: string
  /** Users with a greater id. */
  readonly after?: string
}

export abstract class UsersRepository {
  /** Returns `taken` when the id or the name belongs to another user. */
  abstract insert(user: User, keys: UserKeys): Promise<'stored' | 'taken'>
  abstract find(id: string): Promise<User | undefined>
  abstract findByNameKey(nameKey: string): Promise<User | undefined>
  /** Returns users ordered by id. */
  abstract list(filter: UserFilter, limit: number): Promise<User[]>
  abstract update(id: string, change: UserChange): Promise<'stored' | 'taken' | 'missing'>
  /**
   * Locks a user until the current unit of work ends, and returns whether the user exists. Other units that lock it
   * wait.
   */
  abstract lock(id: string, handle: UserHandle): Promise<boolean>
  /** Deletes a user with all rows that reference it, and returns whether it existed. */
  abstract delete(id: string): Promise<boolean>
}

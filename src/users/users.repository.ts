import type { UserHandle } from '../webauthn/index.js'
import type { User } from './user.js'

/** What a user is found by, in the form in which names are compared. */
export interface UserKeys {
  /** Unique among users; null for a name that is only a label. */
  readonly nameKey: string | null
  readonly searchText: string
}

/** What of a user can change. */
export interface UserChange extends UserKeys {
  readonly emailOrUsername: string | null
  readonly displayName: string | null
  readonly updatedAt: Date
}

/** Which users are wanted: those for whom everything that is given holds. */
export interface UserFilter {
  readonly nameKey?: string
  /** Stands somewhere in the search text. */
  readonly search?: string
  /** The id before the first one. */
  readonly after?: string
}

/** Where users are kept. */
export abstract class UsersRepository {
  /** Answers `taken` when the id or the name belongs to another user. */
  abstract insert(user: User, keys: UserKeys): Promise<'stored' | 'taken'>
  abstract find(id: string): Promise<User | undefined>
  abstract findByNameKey(nameKey: string): Promise<User | undefined>
  /** Users in the order of their ids. */
  abstract list(filter: UserFilter, limit: number): Promise<User[]>
  abstract update(id: string, change: UserChange): Promise<'stored' | 'taken' | 'missing'>
  /** Makes every other unit of work that locks this user wait for the end of this one. Answers whether there is one. */
  abstract lock(id: string, handle: UserHandle): Promise<boolean>
  /** Takes with it everything that is theirs. Answers whether there was such a user. */
  abstract delete(id: string): Promise<boolean>
}

import type { UserHandle } from '../webauthn/index.js'
import type { User } from './user.js'

/** What of a user can change. */
export interface UserChange {
  readonly emailOrUsername: string | null
  /** Unique among users; null for a name that is only a label. */
  readonly nameKey: string | null
  readonly displayName: string | null
  readonly updatedAt: Date
}

/** Where users are kept. */
export abstract class UsersRepository {
  /** Answers `taken` when the id or the name belongs to another user. */
  abstract insert(user: User, nameKey: string | null): Promise<'stored' | 'taken'>
  abstract find(id: string): Promise<User | undefined>
  abstract findByNameKey(nameKey: string): Promise<User | undefined>
  /** Users in the order of their ids, those after `after`. */
  abstract list(after: string | undefined, limit: number): Promise<User[]>
  abstract update(id: string, change: UserChange): Promise<'stored' | 'taken' | 'missing'>
  /** Makes every other unit of work that locks this user wait for the end of this one. Answers whether there is one. */
  abstract lock(id: string, handle: UserHandle): Promise<boolean>
  /** Takes with it everything that is theirs. Answers whether there was such a user. */
  abstract delete(id: string): Promise<boolean>
}

import type { PreparedWrite } from '../../database/shared-statement.js'
import type { StoredRefreshToken } from './refresh-token.js'

/** Stores refresh tokens, at most as long as their sessions. */
export abstract class RefreshTokensRepository {
  abstract prepareInsert(token: StoredRefreshToken): PreparedWrite
  abstract find(id: string): Promise<StoredRefreshToken | undefined>
  /** Marks a token as used, atomically, and returns whether it was unused. */
  abstract use(id: string, at: Date): Promise<boolean>
  abstract deleteUsed(before: Date): Promise<void>
}

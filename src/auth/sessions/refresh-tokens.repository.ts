import type { StoredRefreshToken } from './refresh-token.js'

/** Where refresh tokens are kept: no longer than their session. */
export abstract class RefreshTokensRepository {
  abstract insert(token: StoredRefreshToken): Promise<void>
  abstract find(id: string): Promise<StoredRefreshToken | undefined>
  /** Answers whether it was unused until now: of several uses at once, one is the first. */
  abstract use(id: string, at: Date): Promise<boolean>
  abstract deleteUsed(before: Date): Promise<void>
}

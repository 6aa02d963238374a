/** Which single-use tokens were used, for as long as they would be good. */
export abstract class RedeemedTokensRepository {
  /** Answers whether the token was unused until now: of several uses at once, one is the first. */
  abstract add(id: string, expiresAt: Date): Promise<boolean>
  abstract has(id: string): Promise<boolean>
  abstract deleteExpired(before: Date): Promise<void>
}

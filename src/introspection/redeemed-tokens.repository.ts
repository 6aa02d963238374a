/** Stores which single-use tokens were redeemed, until they expire. */
export abstract class RedeemedTokensRepository {
  /** Adds a token, atomically, and returns whether it was not redeemed before. */
  abstract add(id: string, expiresAt: Date): Promise<boolean>
  abstract has(id: string): Promise<boolean>
  abstract deleteExpired(before: Date): Promise<void>
}

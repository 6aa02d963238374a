/** Identifies a signed request: who signed what. */
export interface UsedStamp {
  readonly credentialId: Uint8Array
  /** SHA-256 of the body. */
  readonly bodyHash: Uint8Array
}

/** Stores which signed requests were accepted, for as long as their age would still be accepted. */
export abstract class UsedStampsRepository {
  /** Adds a signed request, atomically, and returns whether it was not added before. */
  abstract add(stamp: UsedStamp, expiresAt: Date): Promise<boolean>
  abstract deleteExpired(before: Date): Promise<void>
}

import type { AuthenticationFacts } from '../tokens/authentication-facts.js'

/** The time between a user's sign-in and sign-out. */
export interface Session {
  readonly id: string
  readonly userId: string
  /** The passkey that opened it. */
  readonly passkeyId: string | null
  /** How its user last proved who they are: when it was opened, or stepping up since. */
  readonly facts: AuthenticationFacts
  readonly createdAt: Date
  /** When it was opened, refreshed or stepped up last. */
  readonly lastUsedAt: Date
  /** When it ends unless it is used again. */
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

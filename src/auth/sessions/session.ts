import type { AuthenticationFacts } from '../tokens/authentication-facts.js'

/** The time between a user's sign-in and sign-out. */
export interface Session {
  readonly id: string
  readonly userId: string
  /** The passkey that started the session. */
  readonly passkeyId: string | null
  /** The last authentication: the sign-in or a later step-up. */
  readonly facts: AuthenticationFacts
  readonly createdAt: Date
  /** The time of the sign-in, or of the last refresh or step-up. */
  readonly lastUsedAt: Date
  /** A refresh or a step-up extends it. */
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

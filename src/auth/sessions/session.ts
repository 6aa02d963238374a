/** The time between a user's sign-in and sign-out. */
export interface Session {
  readonly id: string
  readonly userId: string
  /** The passkey that opened it. */
  readonly passkeyId: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

import type { UserHandle } from '../webauthn/index.js'

/** An account with passkeys. */
export interface User {
  /** The backend's id of the user, or a UUID for users that signed up themselves. */
  readonly id: string
  /** 64 random bytes that identify the user to authenticators, without information about the user. */
  readonly handle: UserHandle
  /** The name that authenticators show, as it was entered. */
  readonly emailOrUsername: string | null
  readonly displayName: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

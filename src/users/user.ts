import type { UserHandle } from '../webauthn/index.js'

/** An account that passkeys belong to. */
export interface User {
  /** The backend's own id of the user, or a UUID for those who signed up by themselves. */
  readonly id: string
  /** 64 random bytes: what authenticators know the user by. It says nothing about the user. */
  readonly handle: UserHandle
  /** The name that authenticators show, as it was written. */
  readonly emailOrUsername: string | null
  readonly displayName: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

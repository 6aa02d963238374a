import type { UserHandle } from '../webauthn/index.js'

/** The creator of a user, or the source of a name: a backend, or the user's own sign-up. */
export type UserOrigin = 'backend' | 'self'

/** An account with passkeys. */
export interface User {
  /** The backend's id of the user, or a UUID for users that signed up themselves. */
  readonly id: string
  /** 64 random bytes that identify the user to authenticators, without information about the user. */
  readonly handle: UserHandle
  readonly origin: UserOrigin
  /** The name that authenticators show, as it was entered. */
  readonly emailOrUsername: string | null
  /** The source of `emailOrUsername`. A backend can rename a user that signed up. */
  readonly nameOrigin: UserOrigin
  /** When a backend confirmed that the user controls the e-mail address; null without a confirmation. */
  readonly emailVerifiedAt: Date | null
  readonly displayName: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Returns whether a backend chose or confirmed the name. All other names are only the user's assertion. */
export function hasTrustedName({ nameOrigin, emailVerifiedAt }: Pick<User, 'nameOrigin' | 'emailVerifiedAt'>): boolean {
  return nameOrigin === 'backend' || emailVerifiedAt !== null
}

/** Returns the name that backends see, which is null for a name that only the user asserted. */
export function trustedNameOf(user: User): string | null {
  return hasTrustedName(user) ? user.emailOrUsername : null
}

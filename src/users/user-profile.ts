import { ProblemError } from '../common/problems/problem-error.js'
import { hasTrustedName, type User } from './user.js'
import { nameKeyOf, searchTextOf } from './user-name.js'
import type { UserKeys } from './users.repository.js'

/** The members of a user that a backend states. Null removes a name; a missing member leaves it unchanged. */
export interface UserProfile {
  readonly emailOrUsername?: string | null
  readonly displayName?: string | null
  /** Whether the user controls the e-mail address. */
  readonly emailVerified?: boolean
}

/**
 * Returns a user with the profile that a backend states. A new name is unverified unless the profile verifies it.
 *
 * @throws request_invalid when `emailVerified` is true without an e-mail address
 */
export function applyProfile(user: User, profile: UserProfile, now: Date): User {
  const { emailOrUsername = user.emailOrUsername, displayName = user.displayName } = profile
  if (profile.emailVerified === true && emailOrUsername?.includes('@') !== true) throw createNoAddressError()
  const isStated = profile.emailOrUsername !== undefined
  const isSameName = nullableKeyOf(emailOrUsername) === nullableKeyOf(user.emailOrUsername)
  const wasVerifiedAt = isSameName ? user.emailVerifiedAt : null
  return {
    ...user,
    emailOrUsername,
    nameOrigin: isStated ? 'backend' : user.nameOrigin,
    emailVerifiedAt: verifiedAt(wasVerifiedAt, profile.emailVerified, now),
    displayName,
    updatedAt: now,
  }
}

function verifiedAt(before: Date | null, isVerified: boolean | undefined, now: Date): Date | null {
  if (isVerified === undefined) return before
  return isVerified ? (before ?? now) : null
}

function createNoAddressError(): ProblemError {
  const errors = [{ path: 'emailVerified', reason: 'requires an e-mail address in `emailOrUsername`' }]
  return new ProblemError('request_invalid', { extra: { errors } })
}

export function nullableKeyOf(emailOrUsername: string | null): string | null {
  return emailOrUsername === null ? null : nameKeyOf(emailOrUsername)
}

/** @param nameKey null when the name is only a label */
export function keysOf(user: User, nameKey: string | null): UserKeys {
  const isTrusted = hasTrustedName(user)
  const { id, emailOrUsername, displayName, origin } = user
  // A sign-up can choose any text as display name, such as the e-mail address of another person.
  const trusted = {
    id,
    emailOrUsername: isTrusted ? emailOrUsername : null,
    displayName: isTrusted && origin === 'backend' ? displayName : null,
  }
  return {
    namespace: isTrusted ? 'trusted' : 'asserted',
    nameKey,
    searchText: searchTextOf(trusted),
    fullSearchText: searchTextOf(user),
  }
}

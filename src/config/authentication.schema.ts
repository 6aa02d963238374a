import { field, type ValuesOf } from './schema/field.js'
import { integer, oneOf } from './schema/kinds.js'

export const AUTHENTICATION = {
  describe: 'How passkeys are used.',
  fields: {
    user_verification: field(
      oneOf('required', 'preferred', 'discouraged'),
      'preferred',
      'Whether the authenticator must check who is there, for purposes that do not say. "required" refuses an authentication without it, and one whose user verification proves nothing because the authenticator had verified nobody when the passkey was made.',
    ),
    timeout_seconds: field(
      integer(1, 3600),
      300,
      'How long an authentication may take, from its start to its finish, for purposes that do not say.',
    ),
    sign_count: field(
      oneOf('reject', 'flag', 'ignore'),
      'reject',
      'What happens when the signature counter of an authenticator does not increase, which is how a cloned authenticator shows: "reject" refuses, "flag" accepts and says so in the answer, "ignore" accepts. Synced passkeys have no counter and are not concerned.',
    ),
    uv_upgrade: field(
      oneOf('never', 'after-other-factor'),
      'never',
      'Whether a passkey that was made without user verification may gain it. "after-other-factor": when its authenticator verifies the user in an authentication before which, as the backend says, the user has passed another factor.',
    ),
  },
} as const

/** What is the same for authentications of every purpose. */
export interface AuthenticationSettings {
  readonly signCount: 'reject' | 'flag' | 'ignore'
  readonly uvUpgrade: 'never' | 'after-other-factor'
}

type Section = ValuesOf<{ readonly section: typeof AUTHENTICATION }>['section']

export function authenticationSettings(section: Section): AuthenticationSettings {
  return Object.freeze({ signCount: section.sign_count, uvUpgrade: section.uv_upgrade })
}

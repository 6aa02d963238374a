import { z } from 'zod'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, section } from './schema/types.js'

export const AUTHENTICATION = section('How users authenticate with passkeys.', {
  user_verification: z
    .enum(['required', 'preferred', 'discouraged'])
    .default('preferred')
    .describe(
      'User verification for purposes without their own value. "required" refuses authentications without it. It also refuses passkeys that were registered without user verification, because theirs proves nothing.',
    ),
  timeout_seconds: integer(1, 3600)
    .default(300)
    .describe('How long an authentication may take from start to finish, for purposes without their own value.'),
  sign_count: z
    .enum(['reject', 'flag', 'ignore'])
    .default('reject')
    .describe(
      'The reaction to a signature counter that does not increase, which indicates a cloned authenticator. "reject" refuses the authentication, "flag" accepts it and reports it in the result, "ignore" accepts it. Synced passkeys have no counter and are unaffected.',
    ),
  uv_upgrade: z
    .enum(['never', 'after-other-factor'])
    .default('never')
    .describe(
      'Whether a passkey that was registered without user verification can gain it. With "after-other-factor", it gains it in an authentication with user verification that the backend starts after checking another factor.',
    ),
})

/** The settings for authentications of every purpose. */
export type AuthenticationSettings = Pick<CamelCased<z.output<typeof AUTHENTICATION>>, 'signCount' | 'uvUpgrade'>

export function resolveAuthentication(section: z.output<typeof AUTHENTICATION>): AuthenticationSettings {
  const { signCount, uvUpgrade } = camelCased(section)
  return Object.freeze({ signCount, uvUpgrade })
}

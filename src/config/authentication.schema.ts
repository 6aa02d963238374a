import { z } from 'zod'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, section } from './schema/types.js'

export const AUTHENTICATION = section('How users authenticate with passkeys.', {
  user_verification: z
    .enum(['required', 'preferred', 'discouraged'])
    .default('preferred')
    .describe(
      'The user verification requirement for purposes that do not set their own. "required" refuses authentications without user verification. It also refuses passkeys that were registered without it, unless "uv_upgrade" has confirmed it since.',
    ),
  timeout_seconds: integer(1, 3600)
    .default(300)
    .describe('How long an authentication may take from start to finish, for purposes that do not set their own.'),
  sign_count: z
    .enum(['reject', 'flag', 'ignore'])
    .default('reject')
    .describe(
      'How to handle a signature counter that does not increase, which may indicate a cloned authenticator. "reject" refuses the authentication, "flag" accepts it and reports it in the result, "ignore" accepts it. Passkeys that can be synced have their own key, "sign_count_synced".',
    ),
  sign_count_synced: z
    .enum(['reject', 'flag', 'ignore'])
    .default('flag')
    .describe(
      'Like "sign_count", for passkeys that could be synced when they were registered. Most have no counter. Some have one on each device, so that the counters of two devices can diverge without a clone. "sign_count" still applies to a passkey that has gained the ability to sync since, because a cloned authenticator could claim it.',
    ),
  uv_upgrade: z
    .enum(['never', 'after-other-factor'])
    .default('never')
    .describe(
      'Whether user verification can be confirmed for a passkey that was registered without it. With "after-other-factor", an authentication confirms it if the authenticator verifies the user and the backend states that the user has passed another factor before.',
    ),
})

/** The settings for authentications of every purpose. */
export type AuthenticationSettings = Pick<
  CamelCased<z.output<typeof AUTHENTICATION>>,
  'signCount' | 'signCountSynced' | 'uvUpgrade'
>

export function resolveAuthentication(section: z.output<typeof AUTHENTICATION>): AuthenticationSettings {
  const { signCount, signCountSynced, uvUpgrade } = camelCased(section)
  return Object.freeze({ signCount, signCountSynced, uvUpgrade })
}

/**
 * Returns the reaction to a signature counter that does not increase.
 *
 * @param passkey `backupEligibleAtRegistration` decides: a later value of the flag may come from a cloned key, which would
 *   thereby choose the weaker reaction
 */
export function signCountReactionOf(
  { signCount, signCountSynced }: AuthenticationSettings,
  { backupEligibleAtRegistration }: { readonly backupEligibleAtRegistration: boolean },
): AuthenticationSettings['signCount'] {
  return backupEligibleAtRegistration ? signCountSynced : signCount
}

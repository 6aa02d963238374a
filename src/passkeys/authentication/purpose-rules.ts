import { ProblemError } from '../../common/problems/problem-error.js'
import type { VerifiedAuthentication } from '../../webauthn/index.js'
import { parseCoseKey } from '../../webauthn/inspect.js'
import type { AuthenticationState } from '../ceremonies/ceremony.js'
import type { Passkey } from '../credentials/passkey.js'

type Rules = Pick<AuthenticationState, 'algorithms' | 'userVerification' | 'uvInitialization'>

/** Whether a passkey is of an algorithm that a purpose allows. */
export function serves({ publicKey }: Passkey, algorithms: Rules['algorithms']): boolean {
  return algorithms === 'any' || algorithms.includes(parseCoseKey(publicKey).alg)
}

/**
 * Whether a user verification may be taken for a factor of its own: only if the authenticator had verified the user
 * when the passkey was made, or another factor has vouched for its first verification before this one (§4,
 * uvInitialized).
 */
export function isUserVerificationProven({ uvInitialized }: Passkey, { flags }: VerifiedAuthentication): boolean {
  return uvInitialized && flags.userVerified
}

/**
 * What the purpose of a ceremony demands beside §7.2, of a passkey as it was before its use. Nothing is stored before
 * (step 24). Throws `passkey_algorithm_not_allowed`, `user_verification_unproven`.
 */
export function checkPurpose(passkey: Passkey, verified: VerifiedAuthentication, rules: Rules): void {
  if (!serves(passkey, rules.algorithms)) throw new ProblemError('passkey_algorithm_not_allowed')
  const vouchedFor = rules.uvInitialization === 'authorized'
  if (rules.userVerification === 'required' && !vouchedFor && !isUserVerificationProven(passkey, verified)) {
    throw new ProblemError('user_verification_unproven')
  }
}

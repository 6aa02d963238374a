import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { PurposeSettings } from '../../config/purposes.schema.js'
import type { VerifiedAuthentication } from '../../webauthn/index.js'
import { parseCoseKey } from '../../webauthn/inspect.js'
import type { AuthenticationState } from '../ceremonies/ceremony.js'
import { canProveUserVerification, type Passkey } from '../credentials/passkey.js'

/** The configured purposes of authentications. */
@Injectable()
export class PurposePolicy {
  constructor(private readonly config: LatchkeyConfig) {}

  /** @throws purpose_unknown */
  get(name: string): PurposeSettings {
    const purpose = this.config.purposes.get(name)
    if (purpose === undefined) throw new ProblemError('purpose_unknown')
    return purpose
  }

  /** @throws option_not_allowed unless the configuration records a first user verification after another factor */
  assertUvUpgradeAllowed(): void {
    if (this.config.authentication.uvUpgrade === 'after-other-factor') return
    const errors = [{ path: 'otherFactorVerified', reason: 'requires authentication.uv_upgrade "after-other-factor"' }]
    throw new ProblemError('option_not_allowed', { extra: { errors } })
  }
}

/** Returns whether the public key of a passkey uses one of the algorithms. */
export function usesAlgorithm({ publicKey }: Passkey, algorithms: AuthenticationState['algorithms']): boolean {
  return algorithms === 'any' || algorithms.includes(parseCoseKey(publicKey).alg)
}

/**
 * Returns whether an authentication with a passkey can succeed for a purpose. If the purpose requires user verification, the
 * verification of the passkey must count as a factor, unless the user has just passed another factor.
 */
export function canSatisfy(
  passkey: Passkey,
  { algorithms, userVerification }: Pick<PurposeSettings, 'algorithms' | 'userVerification'>,
  otherFactorVerified: boolean,
): boolean {
  const isVerificationEnough =
    userVerification !== 'required' || otherFactorVerified || canProveUserVerification(passkey)
  return isVerificationEnough && usesAlgorithm(passkey, algorithms)
}

/** Returns whether the user verification of an authentication counts as a factor. */
export function isUserVerificationProven(passkey: Passkey, { flags }: VerifiedAuthentication): boolean {
  return canProveUserVerification(passkey) && flags.userVerified
}

/**
 * Checks the rules of the purpose that §7.2 does not contain, before anything is stored (step 24).
 *
 * @param passkey the passkey before this use
 * @throws passkey_algorithm_not_allowed when the purpose excludes the passkey's algorithm
 * @throws user_verification_unproven when the purpose requires user verification and it does not count as a factor
 */
export function assertPurposeMet(
  passkey: Passkey,
  verified: VerifiedAuthentication,
  { algorithms, userVerification, uvInitialization }: AuthenticationState,
): void {
  if (!usesAlgorithm(passkey, algorithms)) throw new ProblemError('passkey_algorithm_not_allowed')
  const isProven = uvInitialization === 'authorized' || isUserVerificationProven(passkey, verified)
  if (userVerification === 'required' && !isProven) throw new ProblemError('user_verification_unproven')
}

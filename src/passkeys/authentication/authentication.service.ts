import { Injectable } from '@nestjs/common'
import { AnnotatedError } from '../../common/problems/annotated-error.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { User } from '../../users/user.js'
import {
  encodeBase64url,
  type StoredCredential,
  VerificationError,
  type VerifiedAuthentication,
} from '../../webauthn/index.js'
import type { CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Realm } from '../ceremonies/ceremony.js'
import type { Passkey } from '../credentials/passkey.js'
import {
  type AuthenticationAttempt,
  AuthenticationCeremonies,
  type StartedAuthentication,
} from './authentication-ceremonies.js'
import { recordOf } from './authentication-expectations.js'
import { type Holder, IdentitiesService } from './identities.service.js'
import { PasskeyUses } from './passkey-uses.js'
import { checkPurpose, isUserVerificationProven } from './purpose-rules.js'
import { Purposes } from './purposes.js'

/** How an authentication begins, whoever it is for. */
export interface AuthenticationStart {
  readonly realm: Realm
  /** A purpose of the configuration: its rules apply, and the token names it. */
  readonly purpose: string
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin?: string
  /** The origins the API key is limited to; null: it is not, or there is none. */
  readonly allowedOrigins: readonly string[] | null
  /** SHA-256 of the secret of the browser that begins it; null where a backend does. */
  readonly browserHash: Uint8Array | null
}

export interface StartAuthentication extends AuthenticationStart {
  /** Left out where the user is found by a discoverable credential. */
  readonly userId?: string
  /** Whether the user has just passed another factor, by which a first user verification may be recorded. */
  readonly otherFactorVerified?: boolean
}

export interface FinishedAuthentication {
  readonly user: User
  /** As it is now, after its use. */
  readonly passkey: Passkey
  readonly purpose: string
  readonly verified: VerifiedAuthentication
  /** Whether the user verification is a factor of its own, and not only a flag (§4, uvInitialized). */
  readonly userVerificationProven: boolean
  /** Whether a first user verification was recorded (§7.2 step 24). */
  readonly uvInitializedChanged: boolean
  readonly at: Date
}

@Injectable()
export class AuthenticationService {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly purposes: Purposes,
    private readonly ceremonies: AuthenticationCeremonies,
    private readonly uses: PasskeyUses,
  ) {}

  /**
   * Throws `purpose_unknown`, `purpose_needs_user`, `option_not_allowed`, `additional_origin_invalid`,
   * `origin_not_allowed`, `user_not_found`, and `no_passkeys` when the user has none that is active and serves the
   * purpose.
   */
  async startAuthentication(input: StartAuthentication): Promise<StartedAuthentication> {
    const { userId, otherFactorVerified = false, additionalAllowedOrigin, ...how } = input
    const purpose = this.purposes.get(how.purpose)
    if (otherFactorVerified) this.purposes.allowUvUpgrade()
    const needsUser = purpose.requireIdentified || otherFactorVerified
    if (userId === undefined && needsUser) throw new ProblemError('purpose_needs_user')
    const identified = userId === undefined ? undefined : await this.identities.getById(userId, purpose)
    return this.ceremonies.start({ ...how, purpose, identified, otherFactorVerified, additionalAllowedOrigin })
  }

  /** Begins an authentication for whoever has a name, and tells nobody whether somebody has. Throws `purpose_unknown`. */
  async startForName(emailOrUsername: string, how: AuthenticationStart): Promise<StartedAuthentication> {
    const purpose = this.purposes.get(how.purpose)
    const identified = await this.identities.ofName(emailOrUsername, purpose)
    const { additionalAllowedOrigin } = how
    return this.ceremonies.start({ ...how, purpose, identified, otherFactorVerified: false, additionalAllowedOrigin })
  }

  /**
   * Throws `challenge_unknown`, `ceremony_browser_mismatch`, `challenge_expired`, `passkey_suspended`,
   * `passkey_algorithm_not_allowed`, `user_verification_unproven`, and the engine's errors. The routes for browsers do
   * not let any of those through that is about the credential.
   *
   * @param publicKey AuthenticationResponseJSON, as the client sent it
   */
  async finishAuthentication(publicKey: unknown, claim: CeremonyClaim): Promise<FinishedAuthentication> {
    const attempt = await this.ceremonies.attempt(publicKey, claim)
    const holder = await this.identities.findHolder(attempt.credentialId)
    if (holder === undefined) throw this.#refusalOfUnknown(attempt)
    const { user, passkey: before } = holder
    const verified = this.ceremonies.verify(attempt, storedOf(holder))
    // Where the ceremony was begun for nobody, the claim alone says who it has to be.
    if (claim.user !== 'anyone' && claim.user.id !== user.id) throw new ProblemError('challenge_unknown')
    const { ceremony, at } = attempt
    checkPurpose(before, verified, ceremony.state)
    const passkey = await this.uses.record(before, verified, at)
    const userVerificationProven = isUserVerificationProven(before, verified)
    const uvInitializedChanged = passkey.uvInitialized !== before.uvInitialized
    return { user, passkey, purpose: ceremony.purpose, verified, userVerificationProven, uvInitializedChanged, at }
  }

  /** What the engine says of a credential that is not stored; with a signal where that is all that is wrong. */
  #refusalOfUnknown(attempt: AuthenticationAttempt): unknown {
    try {
      this.ceremonies.verify(attempt, 'unknown')
    } catch (error) {
      const unknown = error instanceof VerificationError && error.code === 'credential_unknown'
      if (!unknown || !this.ceremonies.lacksNothingButCredential(attempt)) return error
      const { rpId } = attempt.ceremony.state
      const unknownCredential = { rpId, credentialId: encodeBase64url(attempt.credentialId) }
      return new AnnotatedError(error, { signals: { unknownCredential } })
    }
    return new Error('the engine accepted a credential that is not stored')
  }
}

function storedOf({ user, passkey }: Holder): StoredCredential {
  return { record: recordOf(passkey), userHandle: user.handle }
}

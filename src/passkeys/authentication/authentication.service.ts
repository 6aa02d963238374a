import { Injectable } from '@nestjs/common'
import type { AuthenticationFacts } from '../../auth/tokens/authentication-facts.js'
import { type IssuedToken, TokensService } from '../../auth/tokens/tokens.service.js'
import { withUniformDuration } from '../../common/uniform-duration.js'
import { AnnotatedError } from '../../common/problems/annotated-error.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { PurposeSettings } from '../../config/purposes.schema.js'
import type { User } from '../../users/user.js'
import {
  createAuthenticationOptions,
  encodeBase64url,
  type PublicKeyCredentialRequestOptionsJSON,
  VerificationError,
  type VerifiedAuthentication,
} from '../../webauthn/index.js'
import { CeremoniesService, type ExpectedCeremony } from '../ceremonies/ceremonies.service.js'
import type { AssertionKind, AuthenticationState, CeremonyAttempt, CeremonyRealm } from '../ceremonies/ceremony.js'
import type { AccountCredentials } from '../credentials/decoy-accounts.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeyPresenter, type PasskeyWithSignals } from '../credentials/passkey-presenter.js'
import { PasskeyVerifier } from '../verification/passkey-verifier.js'
import { type OriginRequest, RelyingParty } from '../verification/relying-party.js'
import { storedCredentialOf } from '../verification/stored-credential.js'
import {
  assertExtensionsApply,
  type AuthenticationExtensionRequest,
  type AuthenticationOutputs,
  clientInputsOf,
  recordedExtensionsOf,
  requestedOutputsOf,
} from './authentication-extensions.js'
import { AuthenticationStore } from './authentication-store.js'
import { assertPurposeMet, isUserVerificationProven, PurposePolicy } from './purpose-policy.js'

/**
 * The slot length for operations whose duration must not reveal anything: long enough for the work, too short to
 * notice.
 */
const SLOT_MILLIS = 25

/** The request to start an authentication. */
export interface AuthenticationRequest extends OriginRequest {
  readonly realm: CeremonyRealm
  /** The name of a configured purpose. Its rules apply, and tokens contain it. */
  readonly purpose: string
  /**
   * `unidentified` when a discoverable credential identifies the user. A start with a name does not reveal, by its
   * result or its duration, whether the account exists. `passkeyId` selects one passkey of the user.
   */
  readonly user:
    | 'unidentified'
    | { readonly id: string; readonly passkeyId?: string | undefined }
    | { readonly name: string }
  /** Whether the user has just passed another factor, after which a first user verification may be recorded. */
  readonly otherFactorVerified: boolean
  readonly extensions?: AuthenticationExtensionRequest | undefined
  /** SHA-256 of the secret of the browser that starts the ceremony; null for backends. */
  readonly browserHash: Uint8Array | null
}

export interface StartedAuthentication {
  readonly authenticationOptions: PublicKeyCredentialRequestOptionsJSON
  readonly expiresAt: Date
}

/** A user whose passkey was verified. */
export interface AuthenticatedPasskey {
  readonly user: User
  /** The passkey after this use. */
  readonly passkey: Passkey
  readonly purpose: string
  /** Whether the user verification counts as a factor. */
  readonly userVerificationProven: boolean
  readonly at: Date
}

/** A verified response whose use of the passkey is not recorded yet. */
export interface CheckedAuthentication {
  readonly user: User
  /** The passkey before this use. */
  readonly passkey: Passkey
  readonly attempt: CeremonyAttempt<AssertionKind>
  readonly verified: VerifiedAuthentication
}

export interface FinishedAuthentication extends AuthenticatedPasskey {
  readonly verified: VerifiedAuthentication
  /** The outputs of the requested extensions. */
  readonly extensions: AuthenticationOutputs
  /** Whether a first user verification was recorded (§7.2 step 24). */
  readonly uvInitializedChanged: boolean
}

/** A finished authentication, with its result as a signed token. */
export interface AuthenticationResult extends Omit<FinishedAuthentication, 'passkey'>, PasskeyWithSignals {
  readonly resultToken: IssuedToken
}

/** Starts and finishes authentications, for every realm. */
@Injectable()
export class AuthenticationService {
  constructor(
    private readonly ceremonies: CeremoniesService,
    private readonly verifier: PasskeyVerifier,
    private readonly store: AuthenticationStore,
    private readonly purposes: PurposePolicy,
    private readonly relyingParty: RelyingParty,
    private readonly presenter: PasskeyPresenter,
    private readonly tokens: TokensService,
  ) {}

  /**
   * @throws purpose_unknown
   * @throws purpose_needs_user when the purpose or `otherFactorVerified` requires an identified user
   * @throws option_not_allowed when the configuration does not allow `otherFactorVerified`, or an extension does not apply to
   *   the offered passkeys
   * @throws additional_origin_invalid
   * @throws origin_not_allowed
   * @throws user_not_found when no user has the id
   * @throws user_self_registered when backends may not authenticate the user and the caller is one
   * @throws no_passkeys when the user of the id has no active passkey that can succeed for the purpose
   */
  async start(request: AuthenticationRequest): Promise<StartedAuthentication> {
    const { user } = request
    if (typeof user === 'object' && 'name' in user) return withUniformDuration(SLOT_MILLIS, () => this.#start(request))
    return this.#start(request)
  }

  /**
   * @param response AuthenticationResponseJSON, as the client sent it. Routes for browsers must hide errors about the
   *   credential.
   * @throws challenge_unknown
   * @throws ceremony_browser_mismatch
   * @throws challenge_expired
   * @throws user_self_registered when backends may not authenticate the user and the caller is one
   * @throws passkey_suspended
   * @throws passkey_algorithm_not_allowed
   * @throws user_verification_unproven
   * @throws EngineError when the response is invalid
   */
  async finish(response: unknown, expected: ExpectedCeremony): Promise<FinishedAuthentication> {
    return this.verify(response, await this.ceremonies.consume('authentication', response, expected), expected)
  }

  /** Verifies the response to a consumed ceremony and records the use of the passkey. Throws like {@link check}. */
  async verify(
    response: unknown,
    attempt: CeremonyAttempt<AssertionKind>,
    expected: Pick<ExpectedCeremony, 'realm' | 'user'>,
  ): Promise<FinishedAuthentication> {
    return this.record(await this.check(response, attempt, expected))
  }

  /**
   * Verifies a response without recording anything.
   *
   * @param response AuthenticationResponseJSON, as the client sent it
   * @param expected the caller and the user of the request
   * @throws challenge_unknown when the passkey belongs to another user
   * @throws passkey_suspended
   * @throws passkey_algorithm_not_allowed
   * @throws user_verification_unproven
   * @throws EngineError when the response is invalid
   */
  async check(
    response: unknown,
    attempt: CeremonyAttempt<AssertionKind>,
    expected: Pick<ExpectedCeremony, 'realm' | 'user'>,
  ): Promise<CheckedAuthentication> {
    const owned = await this.store.findOwnedPasskey(attempt.credentialId)
    if (owned === undefined) throw this.#unknownCredentialError(response, attempt)
    const { user, passkey: before } = owned
    const verified = this.verifier.verifyAuthentication(response, attempt, storedCredentialOf(owned))
    // A ceremony that was started without a user is not bound to the user that the request expects.
    if (expected.user !== 'anyone' && expected.user.id !== user.id) throw new ProblemError('challenge_unknown')
    this.store.assertAccepted(user, expected.realm)
    assertPurposeMet(before, verified, attempt.ceremony.state)
    return { user, passkey: before, attempt, verified }
  }

  /**
   * Records the use of a passkey, if no concurrent request has changed it since the check.
   *
   * @throws sign_count_not_increased
   * @throws passkey_suspended
   * @throws credential_unknown when the passkey was deleted
   */
  async record({ user, passkey: before, attempt, verified }: CheckedAuthentication): Promise<FinishedAuthentication> {
    const { ceremony, at } = attempt
    const passkey = await this.store.recordUse(before, { verified, ceremony, at })
    const userVerificationProven = isUserVerificationProven(before, verified)
    const uvInitializedChanged = passkey.uvInitialized !== before.uvInitialized
    const { purpose, state } = ceremony
    const extensions = requestedOutputsOf(verified.extensions, state)
    return { user, passkey, purpose, verified, extensions, userVerificationProven, uvInitializedChanged, at }
  }

  /** Like {@link finish}, but the duration does not reveal why a response is rejected. */
  finishWithUniformDuration(response: unknown, expected: ExpectedCeremony): Promise<FinishedAuthentication> {
    return withUniformDuration(SLOT_MILLIS, () => this.finish(response, expected))
  }

  /**
   * Issues the result token of a finished authentication.
   *
   * @param options.singleUse whether the token can be redeemed only once
   */
  async issueResult(
    finished: FinishedAuthentication,
    { singleUse }: { readonly singleUse: boolean },
  ): Promise<AuthenticationResult> {
    const { user } = finished
    const presented = await this.presenter.presentWithSignals(finished.passkey, user)
    const resultToken = await this.tokens.issueResultToken(user.id, authenticationFactsOf(finished), { singleUse })
    return { ...finished, ...presented, resultToken }
  }

  async #start(request: AuthenticationRequest): Promise<StartedAuthentication> {
    const purpose = this.purposes.get(request.purpose)
    const account = await this.#findAccount(request, purpose)
    const { extensions = {} } = request
    assertExtensionsApply(extensions, account)
    const state = this.#createState(request, purpose, account)
    const { timeoutSeconds } = purpose
    const { challenge, expiresAt } = await this.ceremonies.issue({
      kind: 'authentication',
      realm: request.realm,
      userId: account?.userId ?? null,
      purpose: purpose.name,
      browserHash: request.browserHash,
      state,
      timeoutSeconds,
    })
    const authenticationOptions = createAuthenticationOptions({
      challenge,
      rpId: this.relyingParty.id,
      allowCredentials: account?.credentials ?? [],
      userVerification: state.userVerification,
      hints: [],
      extensions: clientInputsOf(extensions),
      timeoutMillis: timeoutSeconds * 1000,
    })
    return { authenticationOptions, expiresAt }
  }

  /** Returns undefined for an unidentified user. */
  async #findAccount(
    request: AuthenticationRequest,
    purpose: PurposeSettings,
  ): Promise<AccountCredentials | undefined> {
    const { user, otherFactorVerified } = request
    if (otherFactorVerified) this.purposes.assertUvUpgradeAllowed()
    if (user === 'unidentified') {
      if (purpose.requireIdentified || otherFactorVerified) throw new ProblemError('purpose_needs_user')
      return undefined
    }
    return 'name' in user
      ? this.store.findAccountOrDecoy(user.name, purpose)
      : this.store.getAccount(user, purpose, request)
  }

  #createState(
    request: AuthenticationRequest,
    { userVerification, algorithms }: PurposeSettings,
    account: AccountCredentials | undefined,
  ): AuthenticationState {
    return {
      rpId: this.relyingParty.id,
      origins: this.relyingParty.listOrigins(request),
      userVerification,
      allowCredentials: account?.credentials.map(({ id }) => encodeBase64url(id)) ?? 'any',
      userHandle: account === undefined ? null : encodeBase64url(account.handle),
      algorithms,
      uvInitialization: request.otherFactorVerified ? 'authorized' : 'not-authorized',
      ...recordedExtensionsOf(request.extensions ?? {}),
    }
  }

  /**
   * Returns the engine's error for an unknown credential. When the response is otherwise valid, the error contains the
   * signal with which the browser can remove the credential.
   */
  #unknownCredentialError(response: unknown, attempt: CeremonyAttempt<AssertionKind>): unknown {
    try {
      this.verifier.verifyAuthentication(response, attempt, 'unknown')
    } catch (error) {
      const isUnknown = error instanceof VerificationError && error.code === 'credential_unknown'
      if (!isUnknown || !this.verifier.isValidUpToSignature(response, attempt)) return error
      const { rpId } = attempt.ceremony.state
      const unknownCredential = { rpId, credentialId: encodeBase64url(attempt.credentialId) }
      return new AnnotatedError(error, { signals: { unknownCredential } })
    }
    return new Error('the engine accepted a credential that is not stored')
  }
}

/** Returns the facts about an authentication that tokens and sessions record. */
export function authenticationFactsOf(authenticated: AuthenticatedPasskey): AuthenticationFacts {
  const { passkey, purpose, userVerificationProven: userVerified, at } = authenticated
  const { id: passkeyId, aaguid, backupEligible, backupState, attestation } = passkey
  const hardwareProven = attestation.verdict === 'trusted'
  return { purpose, userVerified, at, passkeyId, aaguid, backupEligible, backupState, hardwareProven }
}

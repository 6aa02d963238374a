import { Injectable } from '@nestjs/common'
import type { AuthenticationFacts } from '../../auth/tokens/authentication-facts.js'
import { TokensService } from '../../auth/tokens/tokens.service.js'
import { withUniformDuration } from '../../common/uniform-duration.js'
import { AnnotatedError } from '../../common/problems/annotated-error.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import type { PurposeSettings } from '../../config/purposes.schema.js'
import { createAuthenticationOptions, encodeBase64url, VerificationError } from '../../webauthn/index.js'
import { CeremoniesService, type ExpectedCeremony } from '../ceremonies/ceremonies.service.js'
import type { AssertionKind, AuthenticationState, CeremonyAttempt } from '../ceremonies/ceremony.js'
import type { AccountCredentials } from '../credentials/decoy-accounts.js'
import { PasskeyPresenter } from '../credentials/passkey-presenter.js'
import { PasskeyVerifier } from '../verification/passkey-verifier.js'
import { RelyingParty } from '../verification/relying-party.js'
import { storedCredentialOf } from '../verification/stored-credential.js'
import {
  assertExtensionsApply,
  planExtensions,
  type RecordedExtensions,
  requestedOutputsOf,
} from './authentication-extensions.js'
import type {
  AuthenticatedPasskey,
  AuthenticationRequest,
  AuthenticationResult,
  CheckedAuthentication,
  FinishedAuthentication,
  PreparedWrites,
  StartedAuthentication,
} from './authentication.js'
import { AuthenticationStore } from './authentication-store.js'
import { assertPurposeMet, isUserVerificationProven, PurposePolicy } from './purpose-policy.js'

/**
 * The slot length for operations whose duration must not reveal anything: long enough for the work, too short to
 * notice.
 */
const SLOT_MILLIS = 25

const NO_WRITES: PreparedWrites = { writes: [] }

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
   * Consumes the ceremony of a response, verifies the response and records the use of the passkey. Throws like
   * {@link CeremoniesService.consume} and {@link check}.
   *
   * @param response AuthenticationResponseJSON, as the client sent it. Routes for browsers must hide errors about the
   *   credential.
   */
  finish(response: unknown, expected: ExpectedCeremony): Promise<FinishedAuthentication> {
    return this.ceremonies.attempt('authentication', response, expected, (attempt) =>
      this.verify(response, attempt, expected),
    )
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
    const owner = await this.store.findOwner(attempt.credentialId)
    if (owner === undefined) throw this.#unknownCredentialError(response, attempt)
    const { user, passkey } = owner
    const verified = this.verifier.verifyAuthentication(response, attempt, storedCredentialOf(owner))
    // A ceremony that was started without a user is not bound to the user that the request expects.
    if (expected.user !== 'anyone' && expected.user.id !== user.id) throw new ProblemError('challenge_unknown')
    this.store.assertAccepted(user, expected.realm)
    assertPurposeMet(passkey, verified, attempt.ceremony.state)
    return { ...owner, attempt, verified }
  }

  record(checked: CheckedAuthentication): Promise<FinishedAuthentication>
  record<P extends PreparedWrites>(
    checked: CheckedAuthentication,
    prepare: (authenticated: AuthenticatedPasskey) => P,
  ): Promise<FinishedAuthentication & { readonly prepared: P }>
  /**
   * Records the use of a passkey, if no concurrent request has changed it since the check.
   *
   * @param prepare returns the writes that are stored together with the use, or not at all
   * @throws sign_count_not_increased
   * @throws passkey_suspended
   * @throws credential_unknown when the passkey was deleted
   */
  async record(
    checked: CheckedAuthentication,
    prepare: (authenticated: AuthenticatedPasskey) => PreparedWrites = () => NO_WRITES,
  ): Promise<FinishedAuthentication & { readonly prepared: PreparedWrites }> {
    const { user, passkeys, passkey: before, attempt, verified } = checked
    const { ceremony, at } = attempt
    const userVerificationProven = isUserVerificationProven(before, verified)
    const facts = { user, purpose: ceremony.purpose, userVerificationProven, at }
    let prepared = NO_WRITES
    const passkey = await this.store.recordUse(checked, { verified, ceremony, at }, (updated) => {
      prepared = prepare({ ...facts, passkey: updated })
      return prepared.writes
    })
    const uvInitializedChanged = passkey.uvInitialized !== before.uvInitialized
    const extensions = requestedOutputsOf(verified.extensions, ceremony.state)
    return { ...facts, passkey, passkeys, verified, extensions, uvInitializedChanged, prepared }
  }

  /**
   * Like {@link finish}, but the duration does not reveal why a response is rejected.
   *
   * @param prepare returns the writes that are stored together with the use of the passkey, or not at all
   */
  finishWithUniformDuration<P extends PreparedWrites>(
    response: unknown,
    expected: ExpectedCeremony,
    prepare: (authenticated: AuthenticatedPasskey) => P,
  ): Promise<FinishedAuthentication & { readonly prepared: P }> {
    return withUniformDuration(SLOT_MILLIS, async () =>
      this.ceremonies.attempt('authentication', response, expected, async (attempt) =>
        this.record(await this.check(response, attempt, expected), prepare),
      ),
    )
  }

  /**
   * Issues the result token of a finished authentication.
   *
   * @param options.singleUse whether the token can be redeemed only once
   */
  issueResult(finished: FinishedAuthentication, { singleUse }: { readonly singleUse: boolean }): AuthenticationResult {
    const resultToken = this.tokens.issueResultToken(finished.user.id, authenticationFactsOf(finished), {
      singleUse,
    })
    return { ...finished, ...this.presenter.presentUsed(finished), resultToken }
  }

  async #start(request: AuthenticationRequest): Promise<StartedAuthentication> {
    const purpose = this.purposes.get(request.purpose)
    const account = await this.#findAccount(request, purpose)
    const { extensions = {} } = request
    assertExtensionsApply(extensions, account)
    const appId = account?.mayUseAppId === true ? this.relyingParty.appId : null
    const { inputs, recorded } = planExtensions(extensions, appId)
    const state = { ...this.#createState(request, purpose, account), ...recorded }
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
      extensions: inputs,
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
  ): Omit<AuthenticationState, keyof RecordedExtensions> {
    return {
      rpId: this.relyingParty.id,
      origins: this.relyingParty.listOrigins(request),
      userVerification,
      allowCredentials: account?.credentials.map(({ id }) => encodeBase64url(id)) ?? 'any',
      userHandle: account === undefined ? null : encodeBase64url(account.handle),
      algorithms,
      uvInitialization: request.otherFactorVerified ? 'authorized' : 'not-authorized',
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

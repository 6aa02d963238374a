import { Injectable } from '@nestjs/common'
import { allows, type Scope } from '../../access/scopes.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { displayedNamesOf } from '../../users/user-name.js'
import { UsersService } from '../../users/users.service.js'
import {
  type CredentialDescriptor,
  encodeBase64url,
  type ExtensionOutputs,
  type PublicKeyCredentialCreationOptionsJSON,
  type Trace,
} from '../../webauthn/index.js'
import type { AuthenticatedPasskey } from '../authentication/authentication.js'
import { CeremoniesService, type ExpectedCeremony } from '../ceremonies/ceremonies.service.js'
import type { CeremonyAttempt, CeremonyRealm, RegistrationState } from '../ceremonies/ceremony.js'
import { createDescriptors, type Passkey } from '../credentials/passkey.js'
import { PasskeyPresenter, type PasskeyWithSignals } from '../credentials/passkey-presenter.js'
import { PasskeyVerifier } from '../verification/passkey-verifier.js'
import { PasskeyLimit } from './passkey-limit.js'
import { type AuthorizeRegistration, BACKEND_TRUST } from './registration-authorization.js'
import { requestedOutputsOf, withU2fExclusion } from './registration-extensions.js'
import { createOptions } from './registration-options.js'
import { RegistrationPolicy } from './registration-policy.js'
import type {
  RegistrationMediation,
  RegistrationParameters,
  RegistrationRequestWithOrigins,
} from './registration-request.js'
import { assertScope, registrationScopeFor } from './registration-scope.js'
import { type AcceptedRegistration, RegistrationStore } from './registration-store.js'

/** The request to start a registration for a known account. */
export interface RegistrationStart extends RegistrationRequestWithOrigins {
  readonly realm: CeremonyRealm
  /** `enrolment`, `enrolment-token` or `sign-up`. */
  readonly purpose: string
  readonly passkeyDisplayName?: string | undefined
  /** The id of the enrolment token that starts the registration. */
  readonly enrolmentTokenId?: string
  /** Shortens the timeout of the ceremony. */
  readonly maxTimeoutSeconds?: number
  readonly browserHash: Uint8Array | null
}

/** The request of a backend to start a registration for one of its users. */
interface BackendRegistrationStart extends Omit<RegistrationStart, 'purpose' | 'browserHash'> {
  /** The backend's id of the user. A new id creates a user. */
  readonly userId: string
  readonly emailOrUsername: string
  readonly displayName?: string
  /**
   * The scopes of the API key. They must permit the registration, and only a key with `users:write` updates the names of an
   * existing user.
   */
  readonly scopes: readonly Scope[]
}

interface SignUpProfile {
  readonly email: string
  readonly displayName?: string
}

export interface StartedRegistration {
  /** The id of the ceremony. */
  readonly ceremonyId: string
  readonly registrationOptions: PublicKeyCredentialCreationOptionsJSON
  /** The `mediation` argument of `navigator.credentials.create()`. */
  readonly mediation: RegistrationMediation
  readonly expiresAt: Date
}

export interface FinishedRegistration extends PasskeyWithSignals {
  readonly extensions: ExtensionOutputs
  readonly trace: Trace
}

/** A new user with their first passkey. */
interface FinishedSignUp extends AuthenticatedPasskey {
  readonly trace: Trace
}

type AccountNames = Pick<User, 'id' | 'handle' | 'displayName'> & { readonly emailOrUsername: string }

/** Starts and finishes registrations, for every realm. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly ceremonies: CeremoniesService,
    private readonly verifier: PasskeyVerifier,
    private readonly policy: RegistrationPolicy,
    private readonly limit: PasskeyLimit,
    private readonly store: RegistrationStore,
    private readonly users: UsersService,
    private readonly presenter: PasskeyPresenter,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Starts a registration for a user of a backend. When the start fails, the user is neither created nor updated.
   *
   * @throws user_self_registered
   * @throws permission_missing when the scopes do not permit registrations for the user
   * @throws option_not_allowed
   * @throws additional_origin_invalid
   * @throws origin_not_allowed
   * @throws passkey_limit_reached
   */
  startForBackend(request: BackendRegistrationStart): Promise<StartedRegistration> {
    const { userId, emailOrUsername, displayName, scopes, ...start } = request
    const profile = { emailOrUsername, ...(displayName !== undefined && { displayName }) }
    return this.unitOfWork.transaction(async () => {
      const user = allows(scopes, ['users:write'])
        ? await this.users.createOrUpdate(userId, profile)
        : await this.users.getOrCreate(userId, profile)
      const { passkeys, ...account } = await this.#openAccount(user, start)
      assertScope(scopes, registrationScopeFor(passkeys.length))
      return this.#start(account, passkeys, { ...start, purpose: 'enrolment', browserHash: null })
    })
  }

  /**
   * Starts a registration for an existing user.
   *
   * @throws user_not_found
   * @throws user_self_registered when a backend grants the registration and may not grant it for the user
   * @throws option_not_allowed
   * @throws additional_origin_invalid
   * @throws origin_not_allowed
   * @throws passkey_limit_reached
   */
  async startForUser(userId: string, start: RegistrationStart): Promise<StartedRegistration> {
    const { passkeys, ...account } = await this.#openAccount(await this.users.get(userId), start)
    return this.#start(account, passkeys, start)
  }

  /** Starts a sign-up. Neither reads nor creates a user, so the result is the same for every e-mail address. */
  startForNewUser({ email, displayName }: SignUpProfile, start: RegistrationStart): Promise<StartedRegistration> {
    const profile = { emailOrUsername: email, ...(displayName !== undefined && { displayName }) }
    return this.#start({ ...this.users.draft(profile), emailOrUsername: email }, [], start)
  }

  /**
   * Finishes a registration of an existing user.
   *
   * @param response RegistrationResponseJSON, as the client sent it
   * @param authorize runs in the transaction that stores the passkey; the registration fails when it throws
   * @throws challenge_unknown
   * @throws ceremony_browser_mismatch
   * @throws challenge_expired
   * @throws passkey_limit_reached
   * @throws user_not_found
   * @throws user_self_registered when a backend granted the registration and may not grant it for the user
   * @throws EngineError when the response is invalid
   */
  finish(
    response: unknown,
    expected: ExpectedCeremony,
    authorize: AuthorizeRegistration,
  ): Promise<FinishedRegistration> {
    return this.ceremonies.attempt('registration', response, expected, async (begun) => {
      const accepted = await this.#verify(response, begun)
      const { extensions, trace } = accepted.verified
      const passkey = await this.store.addToUser(accepted, async (attempt) => {
        const { state } = attempt.ceremony
        if (isGrantedByBackend(expected.realm, state.enrolmentTokenId))
          this.users.assertAcceptedByBackends(await this.users.get(state.user.id))
        return authorize(attempt)
      })
      const user = await this.users.get(passkey.userId)
      return { ...(await this.presenter.presentWithSignals(passkey, user)), extensions, trace }
    })
  }

  /**
   * Like `finish`, but for a backend, whose scopes must permit the registration when the passkey is stored.
   *
   * @throws permission_missing when the user got the first passkey or lost the last one, and the scopes do not permit that
   */
  finishForBackend(
    response: unknown,
    expected: ExpectedCeremony,
    scopes: readonly Scope[],
  ): Promise<FinishedRegistration> {
    return this.finish(response, expected, async ({ ceremony }) => {
      assertScope(scopes, await this.requiredScope(ceremony.state.user.id))
      return BACKEND_TRUST
    })
  }

  /** Returns the scope that a backend needs to add a passkey to a user now. */
  requiredScope(userId: string): Promise<Scope> {
    return this.store.requiredScope(userId)
  }

  /**
   * Finishes a sign-up: creates the user with the passkey.
   *
   * @param response RegistrationResponseJSON, as the client sent it
   * @throws challenge_unknown
   * @throws ceremony_browser_mismatch
   * @throws challenge_expired
   * @throws user_already_exists
   * @throws EngineError when the response is invalid
   */
  finishForNewUser(response: unknown, expected: ExpectedCeremony): Promise<FinishedSignUp> {
    return this.ceremonies.attempt('registration', response, expected, async (attempt) => {
      const accepted = await this.#verify(response, attempt)
      const { user, passkey } = await this.store.addWithNewUser(accepted)
      const { flags, trace } = accepted.verified
      const { ceremony, at } = attempt
      return { user, passkey, purpose: ceremony.purpose, userVerificationProven: flags.userVerified, at, trace }
    })
  }

  /** Returns a user who may add a passkey, with the current passkeys. */
  async #openAccount(
    user: User,
    { realm, enrolmentTokenId }: Pick<RegistrationStart, 'realm' | 'enrolmentTokenId'>,
  ): Promise<AccountNames & { readonly passkeys: readonly Passkey[] }> {
    if (isGrantedByBackend(realm, enrolmentTokenId)) this.users.assertAcceptedByBackends(user)
    const passkeys = await this.limit.listBelowLimit(user.id)
    return { ...user, emailOrUsername: displayedNamesOf(user).name, passkeys }
  }

  async #start(
    user: AccountNames,
    passkeys: readonly Passkey[],
    start: RegistrationStart,
  ): Promise<StartedRegistration> {
    const { realm, purpose, browserHash, maxTimeoutSeconds = Infinity } = start
    const resolved = this.policy.resolve(start)
    const extensions = withU2fExclusion(resolved.extensions, resolved.appId, passkeys)
    const parameters = { ...resolved, extensions, timeoutSeconds: Math.min(resolved.timeoutSeconds, maxTimeoutSeconds) }
    const { timeoutSeconds, mediation } = parameters
    const excludeCredentials = createDescriptors(passkeys)
    const state = createState(user, start, { ...parameters, excludeCredentials })
    const draft = { kind: 'registration', realm, purpose, browserHash, userId: user.id, state, timeoutSeconds } as const
    const { id: ceremonyId, challenge, expiresAt } = await this.ceremonies.issue(draft)
    const registrationOptions = createOptions(state, { challenge, excludeCredentials, parameters })
    return { ceremonyId, registrationOptions, mediation, expiresAt }
  }

  async #verify(response: unknown, attempt: CeremonyAttempt<'registration'>): Promise<AcceptedRegistration> {
    return { attempt, verified: await this.verifier.verifyRegistration(response, attempt) }
  }
}

/** Returns whether a backend allows the registration, by its own request or by an enrolment token. */
function isGrantedByBackend(realm: CeremonyRealm, enrolmentTokenId: string | null | undefined): boolean {
  return realm !== 'browser' || (enrolmentTokenId ?? null) !== null
}

function createState(
  { id, handle, emailOrUsername, displayName }: AccountNames,
  start: RegistrationStart,
  parameters: RegistrationParameters & { readonly excludeCredentials: readonly CredentialDescriptor[] },
): RegistrationState {
  const { rp, origins, userVerification, residentKey, authenticatorAttachment } = parameters
  const { algorithms, attestationFormats, mediation } = parameters
  return {
    rpId: rp.id,
    origins,
    userVerification,
    residentKey,
    authenticatorAttachment,
    algorithms,
    attestationFormats,
    excludeCredentials: parameters.excludeCredentials.map(({ id }) => encodeBase64url(id)),
    mediation,
    extensions: requestedOutputsOf(parameters.extensions),
    user: { id, handle: encodeBase64url(handle), emailOrUsername, displayName },
    passkeyDisplayName: start.passkeyDisplayName ?? null,
    enrolmentTokenId: start.enrolmentTokenId ?? null,
  }
}

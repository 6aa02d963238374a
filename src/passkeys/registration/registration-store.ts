import { Injectable } from '@nestjs/common'
import type { Scope } from '../../access/scopes.js'
import { Random } from '../../common/random.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { VerifiedRegistration } from '../../webauthn/index.js'
import type { CeremonyAttempt } from '../ceremonies/ceremony.js'
import type { OwnedPasskey, Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { createConflictError } from '../verification/conflict-error.js'
import { createPasskey } from './new-passkey.js'
import { PasskeyLimit } from './passkey-limit.js'
import { type AuthorizeRegistration, FIRST_PASSKEY, type PasskeyTrust } from './registration-authorization.js'
import { userHandleOf } from './registration-options.js'
import { registrationScopeFor } from './registration-scope.js'

/** A registration that the engine accepted and that is not stored yet. */
export interface AcceptedRegistration {
  readonly attempt: CeremonyAttempt<'registration'>
  readonly verified: VerifiedRegistration
}

/** Stores accepted registrations in the accounts that their options named (§7.1 steps 26 and 29). */
@Injectable()
export class RegistrationStore {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly limit: PasskeyLimit,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly random: Random,
  ) {}

  /**
   * @param authorize runs after the limit check, also for the first passkey of the account
   * @throws user_not_found when the account was deleted
   * @throws passkey_limit_reached
   * @throws credential_already_registered
   */
  addToUser(accepted: AcceptedRegistration, authorize: AuthorizeRegistration): Promise<Passkey> {
    const { state } = accepted.attempt.ceremony
    return this.limit.runBelowLimit({ id: state.user.id, handle: userHandleOf(state) }, async (count) => {
      const trust = await authorize(accepted.attempt)
      return this.#insert(accepted, count === 0 ? FIRST_PASSKEY : trust)
    })
  }

  /**
   * Creates the user that the options named, with this passkey.
   *
   * @throws user_already_exists
   * @throws credential_already_registered
   */
  addWithNewUser(accepted: AcceptedRegistration): Promise<OwnedPasskey> {
    const user = createUser(accepted.attempt)
    return this.unitOfWork.transaction(async () => {
      await this.users.add(user)
      return { user, passkey: await this.#insert(accepted, FIRST_PASSKEY) }
    })
  }

  /** Returns the scope that a backend needs to add a passkey to a user now. */
  async requiredScope(userId: string): Promise<Scope> {
    return registrationScopeFor(await this.passkeys.count(userId))
  }

  /** A constraint guarantees unique credential IDs, even when two requests were verified concurrently. */
  async #insert({ attempt, verified }: AcceptedRegistration, trust: PasskeyTrust): Promise<Passkey> {
    const { credential, trace } = verified
    const passkey = createPasskey(attempt, verified, { id: this.random.uuid(), ...trust })
    const { attestationObject, attestationClientDataJson: clientDataJson } = credential
    const outcome = await this.passkeys.insert(passkey, { attestationObject, clientDataJson })
    if (outcome === 'stored') return passkey
    throw createConflictError('credential_already_registered', 'registration.notRegistered', trace)
  }
}

/** The account must match the options exactly, because authenticators store its user handle. */
function createUser({ ceremony: { state }, at }: CeremonyAttempt<'registration'>): User {
  const { id, emailOrUsername, displayName } = state.user
  return {
    id,
    handle: userHandleOf(state),
    origin: 'self',
    emailOrUsername,
    nameOrigin: 'self',
    emailVerifiedAt: null,
    displayName,
    createdAt: at,
    updatedAt: at,
  }
}

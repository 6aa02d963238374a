import { Injectable } from '@nestjs/common'
import { allows, type Scope } from '../../access/scopes.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Realm } from '../ceremonies/ceremony.js'
import { type AccountRegistration, AccountRegistrations, type FinishedRegistration } from './account-registrations.js'
import type { StartedRegistration } from './registration-ceremonies.js'
import type { RegistrationWishes } from './registration-terms.js'

/** What the ceremonies of this service are for. */
const PURPOSE = 'enrolment'

/** A backend wants one of its users to make a passkey. */
export interface StartRegistration extends RegistrationWishes {
  readonly realm: Exclude<Realm, 'browser'>
  /** The backend's own id of the user, who is made when it is new. */
  readonly userId: string
  readonly emailOrUsername: string
  readonly userDisplayName?: string
  readonly passkeyDisplayName?: string
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin?: string
  /** The origins the API key is limited to; null: it is not. */
  readonly allowedOrigins: readonly string[] | null
  /** What the API key may do: only one that may change users brings a user who is known up to date with these names. */
  readonly scopes: readonly Scope[]
}

export interface FinishRegistration {
  readonly realm: Exclude<Realm, 'browser'>
  readonly userId: string
  /** RegistrationResponseJSON, as the client sent it. */
  readonly publicKey: unknown
}

/** A registration for an account that exists, in whichever realm. */
export type RegistrationForUser = Omit<AccountRegistration, 'purpose'>

/** Who wants to finish such a registration: somebody who says whose it is. */
export type UserClaim = Omit<CeremonyClaim, 'purpose' | 'user'> & { readonly user: { readonly id: string } }

/** Passkeys for users who are known. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly users: UsersService,
    private readonly registrations: AccountRegistrations,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Throws `option_not_allowed`, `additional_origin_invalid`, `origin_not_allowed`, `passkey_limit_reached`; then the
   * user is as before.
   */
  startRegistration(input: StartRegistration): Promise<StartedRegistration> {
    const { userId, emailOrUsername, userDisplayName: displayName, scopes, ...how } = input
    const profile = { emailOrUsername, ...(displayName !== undefined && { displayName }) }
    return this.unitOfWork.run(async () => {
      const user = allows(scopes, ['users:write'])
        ? await this.users.createOrUpdate(userId, profile)
        : await this.users.getOrCreate(userId, profile)
      return this.startForUser(user, { ...how, browserHash: null })
    })
  }

  /** Throws `option_not_allowed`, `additional_origin_invalid`, `origin_not_allowed`, `passkey_limit_reached`. */
  startForUser(user: User, how: RegistrationForUser): Promise<StartedRegistration> {
    return this.registrations.start(user, { ...how, purpose: PURPOSE })
  }

  /**
   * Throws `challenge_unknown`, `challenge_expired`, `passkey_limit_reached`, `user_not_found`, and the engine's errors.
   */
  finishRegistration({ realm, userId, publicKey }: FinishRegistration): Promise<FinishedRegistration> {
    return this.finishForUser(publicKey, { realm, user: { id: userId }, browserHash: null })
  }

  /** As `finishRegistration`; also throws `ceremony_browser_mismatch`. */
  finishForUser(publicKey: unknown, claim: UserClaim): Promise<FinishedRegistration> {
    return this.registrations.finish(publicKey, { ...claim, purpose: { is: PURPOSE } })
  }
}

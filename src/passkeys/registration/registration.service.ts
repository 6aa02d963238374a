import { Injectable } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { AttestationVerdict, Trace } from '../../webauthn/index.js'
import type { CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { Realm } from '../ceremonies/ceremony.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { describePasskeys, type Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { PasskeyEnrolment } from './passkey-enrolment.js'
import { RegistrationCeremonies, type RegistrationDraft, type StartedRegistration } from './registration-ceremonies.js'
import { userHandleOf } from './registration-expectations.js'

/** What the ceremonies of this service are for. */
const PURPOSE = 'enrolment'

/** A backend wants one of its users to make a passkey. */
export interface StartRegistration {
  readonly realm: Exclude<Realm, 'browser'>
  /** The backend's own id of the user, who is made when it is new. */
  readonly userId: string
  readonly emailOrUsername: string
  readonly userDisplayName?: string
  readonly passkeyDisplayName?: string
  /** An origin beside those of the configuration on which this ceremony may run. */
  readonly additionalAllowedOrigin?: string
}

export interface FinishRegistration {
  readonly realm: Exclude<Realm, 'browser'>
  readonly userId: string
  /** RegistrationResponseJSON, as the client sent it. */
  readonly publicKey: unknown
}

export interface FinishedRegistration {
  readonly passkey: Passkey
  readonly attestation: AttestationVerdict
  readonly trace: Trace
}

/** A registration for an account that exists, in whichever realm. */
export type RegistrationForUser = Pick<RegistrationDraft, 'realm' | 'origins' | 'residentKey' | 'browserHash'> & {
  readonly passkeyDisplayName: string | null
}

/** Passkeys for users who are known. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: PasskeysRepository,
    private readonly ceremonies: RegistrationCeremonies,
    private readonly enrolment: PasskeyEnrolment,
    private readonly relyingParty: RelyingParty,
    private readonly config: LatchkeyConfig,
  ) {}

  /** Throws `additional_origin_invalid`, `passkey_limit_reached`. */
  async startRegistration(input: StartRegistration): Promise<StartedRegistration> {
    const { realm, userId, emailOrUsername, userDisplayName: displayName, passkeyDisplayName = null } = input
    const origins = this.relyingParty.originsWith(input.additionalAllowedOrigin)
    const profile = { emailOrUsername, ...(displayName !== undefined && { displayName }) }
    const user = await this.users.ensure(userId, profile)
    const { residentKey } = this.config.registration
    return this.startForUser(user, { realm, origins, residentKey, browserHash: null, passkeyDisplayName })
  }

  /** Throws `passkey_limit_reached`. */
  async startForUser(user: User, how: RegistrationForUser): Promise<StartedRegistration> {
    await this.enrolment.checkRoom(user.id)
    const excludeCredentials = describePasskeys(await this.passkeys.list(user.id))
    const named = { ...user, emailOrUsername: user.emailOrUsername ?? user.id }
    return this.ceremonies.start({ ...how, purpose: PURPOSE, user: named, excludeCredentials })
  }

  /**
   * Throws `challenge_unknown`, `challenge_expired`, `passkey_limit_reached`, `user_not_found`, and the engine's errors.
   */
  async finishRegistration({ realm, userId, publicKey }: FinishRegistration): Promise<FinishedRegistration> {
    return this.finishForUser(publicKey, { realm, userId, browserHash: null })
  }

  /** As `finishRegistration`; also throws `ceremony_browser_mismatch`. */
  async finishForUser(
    publicKey: unknown,
    claim: CeremonyClaim & { readonly userId: string },
  ): Promise<FinishedRegistration> {
    const { ceremony, verified } = await this.ceremonies.verify(publicKey, { ...claim, purpose: PURPOSE })
    const account = { id: ceremony.state.user.id, handle: userHandleOf(ceremony.state) }
    const passkey = await this.enrolment.enrol(verified, account, ceremony.state.passkeyDisplayName)
    return { passkey, attestation: verified.attestation, trace: verified.trace }
  }
}

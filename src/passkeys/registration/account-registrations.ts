import { Injectable } from '@nestjs/common'
import type { User } from '../../users/user.js'
import { displayedNamesOf } from '../../users/user-name.js'
import { UsersService } from '../../users/users.service.js'
import type { AttestationAssessment, ExtensionOutputs, Trace } from '../../webauthn/index.js'
import type { CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import type { RegistrationState } from '../ceremonies/ceremony.js'
import { type PasskeyAnswer, PasskeyAnswersService } from '../credentials/passkey-answers.service.js'
import { PasskeyEnrolment } from './passkey-enrolment.js'
import { RegistrationCeremonies, type RegistrationDraft, type StartedRegistration } from './registration-ceremonies.js'

/** A registration for an account that exists. */
export type AccountRegistration = Omit<RegistrationDraft, 'user' | 'passkeys'>

export interface FinishedRegistration extends PasskeyAnswer {
  readonly attestation: AttestationAssessment
  readonly extensions: ExtensionOutputs
  readonly trace: Trace
}

/** Registrations for accounts that exist, in whichever realm and for whichever purpose. */
@Injectable()
export class AccountRegistrations {
  constructor(
    private readonly users: UsersService,
    private readonly ceremonies: RegistrationCeremonies,
    private readonly enrolment: PasskeyEnrolment,
    private readonly answers: PasskeyAnswersService,
  ) {}

  /** Throws `option_not_allowed`, `additional_origin_invalid`, `origin_not_allowed`, `passkey_limit_reached`. */
  async start(user: User, how: AccountRegistration): Promise<StartedRegistration> {
    const passkeys = await this.enrolment.checkRoom(user.id)
    const named = { ...user, emailOrUsername: displayedNamesOf(user).name }
    return this.ceremonies.start({ ...how, user: named, passkeys })
  }

  /**
   * Throws what ends a ceremony, `passkey_limit_reached`, `user_not_found`, and the engine's errors.
   *
   * @param before runs in the unit of work that stores the passkey, see `PasskeyEnrolment.enrol`
   */
  async finish(
    publicKey: unknown,
    claim: CeremonyClaim,
    before?: (state: RegistrationState) => Promise<void>,
  ): Promise<FinishedRegistration> {
    const accepted = await this.ceremonies.verify(publicKey, claim)
    const { attestation, extensions, trace } = accepted.verified
    const passkey = await this.enrolment.enrol(accepted, before)
    const user = await this.users.get(passkey.userId)
    return { ...(await this.answers.answer(passkey, user)), attestation, extensions, trace }
  }
}

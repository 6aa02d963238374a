import { Injectable } from '@nestjs/common'
import { UsersService } from '../../users/users.service.js'
import { PasskeyEnrolment } from '../registration/passkey-enrolment.js'
import { RegistrationCeremonies, type StartedRegistration } from '../registration/registration-ceremonies.js'
import { Admission, type SignedIn } from './admission.js'

const REALM = 'browser'
const PURPOSE = 'sign-up'

/** What a new user says. */
export interface NewUser {
  readonly email: string
  readonly displayName?: string
}

/** New users make a passkey, and with it their account. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly users: UsersService,
    private readonly ceremonies: RegistrationCeremonies,
    private readonly enrolment: PasskeyEnrolment,
    private readonly admission: Admission,
  ) {}

  /** Nobody is looked up and nobody is created: the answer is the same for every e-mail address. */
  start({ email, ...profile }: NewUser, browserHash: Uint8Array): Promise<StartedRegistration> {
    const user = { ...this.users.draft({ emailOrUsername: email, ...profile }), emailOrUsername: email }
    return this.ceremonies.start({
      realm: REALM,
      purpose: PURPOSE,
      user,
      passkeys: [],
      // Users of the end-user realm sign in without typing a name: only discoverable passkeys let them.
      residentKey: 'required',
      allowedOrigins: null,
      browserHash,
    })
  }

  /** Creates the user and signs in. Throws `user_already_exists`, what ends a ceremony, and the engine's errors. */
  async finish(publicKey: unknown, browserHash: Uint8Array | null): Promise<SignedIn> {
    const accepted = await this.ceremonies.verify(publicKey, {
      realm: REALM,
      user: 'anyone',
      purpose: { is: PURPOSE },
      browserHash,
    })
    const { user, passkey } = await this.enrolment.enrolNewUser(accepted)
    const { at, verified } = accepted
    const use = { purpose: PURPOSE, userVerified: verified.flags.userVerified, at }
    return this.admission.admit({ user, passkey, use, trace: verified.trace })
  }
}

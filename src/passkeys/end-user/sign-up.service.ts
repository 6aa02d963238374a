import { Injectable } from '@nestjs/common'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import { Clock } from '../../common/clock.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import { factsOf } from '../authentication/facts.js'
import type { RegistrationState } from '../ceremonies/ceremony.js'
import { RelyingParty } from '../ceremonies/relying-party.js'
import { PasskeyEnrolment } from '../registration/passkey-enrolment.js'
import {
  type AcceptedRegistration,
  RegistrationCeremonies,
  type StartedRegistration,
} from '../registration/registration-ceremonies.js'
import { userHandleOf } from '../registration/registration-expectations.js'
import { Disclosure } from './disclosure.js'
import type { SignedIn } from './signed-in.js'

const REALM = 'browser'
const PURPOSE = 'sign-up'

/** New users make a passkey, and with it their account. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly users: UsersService,
    private readonly ceremonies: RegistrationCeremonies,
    private readonly enrolment: PasskeyEnrolment,
    private readonly sessions: SessionsService,
    private readonly relyingParty: RelyingParty,
    private readonly disclosure: Disclosure,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nothing is looked up and nobody is created: the answer is the same for every e-mail address. */
  start(
    profile: { readonly email: string; readonly displayName?: string },
    browserHash: Uint8Array,
  ): Promise<StartedRegistration> {
    const { email, ...named } = profile
    const user = { ...this.users.draft({ emailOrUsername: email, ...named }), emailOrUsername: email }
    return this.ceremonies.start({
      realm: REALM,
      purpose: PURPOSE,
      user,
      excludeCredentials: [],
      passkeyDisplayName: null,
      origins: this.relyingParty.origins,
      residentKey: 'required',
      browserHash,
    })
  }

  /** Creates the user and signs in. Throws `user_already_exists` beside what ends a ceremony. */
  async finish(publicKey: unknown, browserHash: Uint8Array | null): Promise<SignedIn> {
    const claim = { realm: REALM, purpose: PURPOSE, browserHash } as const
    return this.disclosure.ofRegistration(
      this.ceremonies.verify(publicKey, claim).then((accepted) => this.#create(accepted)),
    )
  }

  #create({ ceremony, verified }: AcceptedRegistration): Promise<SignedIn> {
    const at = this.clock.now()
    const { userVerified } = verified.flags
    return this.unitOfWork.run(async () => {
      const user = await this.users.add(newUserOf(ceremony.state, at))
      const passkey = await this.enrolment.enrol(verified, user, ceremony.state.passkeyDisplayName)
      const accessToken = await this.sessions.start(user.id, factsOf(passkey, { purpose: PURPOSE, userVerified, at }))
      return { user, passkey, accessToken, trace: this.disclosure.traceOf(verified.trace) }
    })
  }
}

/** The account exactly as the options named it: authenticators keep its handle. */
function newUserOf(state: RegistrationState, at: Date): User {
  const { id, emailOrUsername, displayName } = state.user
  return { id, handle: userHandleOf(state), emailOrUsername, displayName, createdAt: at, updatedAt: at }
}

import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UsersService } from '../../users/users.service.js'
import type { RegistrationState } from '../ceremonies/ceremony.js'
import type { AddedPasskey } from '../end-user/my-passkeys.service.js'
import { Traces } from '../end-user/traces.js'
import { AccountRegistrations } from '../registration/account-registrations.js'
import type { StartedRegistration } from '../registration/registration-ceremonies.js'
import { EnrolmentTokensService } from './enrolment-tokens.service.js'

const REALM = 'browser'
const PURPOSE = 'enrolment-token'

/** Whoever has an enrolment token makes a passkey with it, for the user it names. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly tokens: EnrolmentTokensService,
    private readonly users: UsersService,
    private readonly registrations: AccountRegistrations,
    private readonly traces: Traces,
  ) {}

  /**
   * May be called again with the same token. Throws what `open` throws, `passkey_limit_reached`, and where the
   * configuration has changed since the token was made what `RegistrationCeremonies.start` throws.
   */
  async start(enrolmentToken: string, browserHash: Uint8Array): Promise<StartedRegistration> {
    const { token, secondsLeft } = await this.tokens.open(enrolmentToken)
    const user = await this.users.get(token.userId)
    return this.registrations.start(user, {
      ...token.terms,
      realm: REALM,
      purpose: PURPOSE,
      enrolmentTokenId: token.id,
      mostSeconds: secondsLeft,
      browserHash,
    })
  }

  /** Uses the token up with the passkey that it makes, or not at all. Throws what the finish and `use` throw. */
  async finish(publicKey: unknown, browserHash: Uint8Array | null): Promise<AddedPasskey> {
    const claim = { realm: REALM, user: 'anyone', purpose: { is: PURPOSE }, browserHash } as const
    const finished = await this.registrations.finish(publicKey, claim, (state) => this.#useUp(state))
    const { passkey, signals, extensions, trace } = finished
    return { passkey, signals, extensions, trace: this.traces.of(trace) }
  }

  async #useUp({ enrolmentTokenId }: RegistrationState): Promise<void> {
    if (enrolmentTokenId === null) throw new ProblemError('challenge_unknown')
    await this.tokens.use(enrolmentTokenId)
  }
}

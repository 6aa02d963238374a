import { Injectable } from '@nestjs/common'
import type { RefreshToken } from '../../auth/sessions/refresh-token.js'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import type { IssuedToken } from '../../auth/tokens/tokens.service.js'
import type { User } from '../../users/user.js'
import type { Trace, TraceReport } from '../../webauthn/index.js'
import { factsOf, type Use } from '../authentication/facts.js'
import type { Passkey } from '../credentials/passkey.js'
import type { DescribedPasskey } from '../credentials/authenticator-models.js'
import { type PasskeyAnswer, PasskeyAnswersService } from '../credentials/passkey-answers.service.js'
import { PasskeysService } from '../credentials/passkeys.service.js'
import { Traces } from './traces.js'

/** A user who has just proved who they are. */
export interface Arrival {
  readonly user: User
  readonly passkey: Passkey
  readonly use: Use
  readonly trace: Trace
}

/** A user who is signed in. */
export interface SignedIn extends PasskeyAnswer {
  readonly user: User
  readonly accessToken: IssuedToken
  /** null where the configuration wants none. */
  readonly refreshToken: RefreshToken | null
  /** Undefined unless the configuration shows traces. */
  readonly trace: TraceReport | undefined
}

/** A user who has proved once more, in the same session, who they are. */
export interface SteppedUp {
  readonly passkey: DescribedPasskey
  /** For the same session as the one before. */
  readonly accessToken: IssuedToken
  /** Undefined unless the configuration shows traces. */
  readonly trace: TraceReport | undefined
}

/** Lets users in: the last step of a sign-up, of a sign-in and of a step-up. */
@Injectable()
export class Admission {
  constructor(
    private readonly sessions: SessionsService,
    private readonly passkeys: PasskeysService,
    private readonly answers: PasskeyAnswersService,
    private readonly traces: Traces,
  ) {}

  /** Throws `passkey_suspended` when the passkey was suspended or deleted since it was verified. */
  async admit({ user, passkey, use, trace }: Arrival): Promise<SignedIn> {
    const begin = () => this.sessions.start(user.id, factsOf(passkey, use))
    const { accessToken, refreshToken } = await this.passkeys.whileActive(passkey.id, begin)
    const answer = await this.answers.answer(passkey, user)
    return { user, ...answer, accessToken, refreshToken, trace: this.traces.of(trace) }
  }

  /** Throws `passkey_suspended`, and `credentials_invalid` when the session has ended. */
  async stepUp(sessionId: string, { passkey, use, trace }: Omit<Arrival, 'user'>): Promise<SteppedUp> {
    const goOn = () => this.sessions.stepUp(sessionId, factsOf(passkey, use))
    const accessToken = await this.passkeys.whileActive(passkey.id, goOn)
    return { passkey: this.answers.describe(passkey), accessToken, trace: this.traces.of(trace) }
  }
}

import { Injectable } from '@nestjs/common'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import type { IssuedToken } from '../../auth/tokens/tokens.service.js'
import type { User } from '../../users/user.js'
import type { Trace, TraceReport } from '../../webauthn/index.js'
import { factsOf, type Use } from '../authentication/facts.js'
import type { Passkey } from '../credentials/passkey.js'
import { Traces } from './traces.js'

/** A user who has just proved who they are. */
export interface Arrival {
  readonly user: User
  readonly passkey: Passkey
  readonly use: Use
  readonly trace: Trace
}

/** A user who is signed in. */
export interface SignedIn {
  readonly user: User
  readonly passkey: Passkey
  readonly accessToken: IssuedToken
  /** Undefined unless the configuration shows traces. */
  readonly trace: TraceReport | undefined
}

/** Lets users in: the last step of a sign-up as of a sign-in. */
@Injectable()
export class Admission {
  constructor(
    private readonly sessions: SessionsService,
    private readonly traces: Traces,
  ) {}

  async admit({ user, passkey, use, trace }: Arrival): Promise<SignedIn> {
    const { accessToken } = await this.sessions.start(user.id, factsOf(passkey, use))
    return { user, passkey, accessToken, trace: this.traces.of(trace) }
  }
}

import { Injectable } from '@nestjs/common'
import type { SignedInUser } from '../../auth/caller.js'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import type { IssuedToken } from '../../auth/tokens/tokens.service.js'
import type { TraceReport } from '../../webauthn/index.js'
import { AuthenticationService } from '../authentication/authentication.service.js'
import type { StartedAuthentication } from '../authentication/authentication-ceremonies.js'
import { factsOf } from '../authentication/facts.js'
import type { DescribedPasskey } from '../credentials/authenticator-models.js'
import { PasskeyAnswersService } from '../credentials/passkey-answers.service.js'
import { PasskeysService } from '../credentials/passkeys.service.js'
import { Traces } from './traces.js'

const REALM = 'browser'
const PURPOSE = 'step-up'

export interface SteppedUp {
  readonly passkey: DescribedPasskey
  /** For the same session as the one before. */
  readonly accessToken: IssuedToken
  /** Undefined unless the configuration shows traces. */
  readonly trace: TraceReport | undefined
}

/** Users who are signed in prove once more who they are. Their session stays what it is and learns of the new proof. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly sessions: SessionsService,
    private readonly passkeys: PasskeysService,
    private readonly answers: PasskeyAnswersService,
    private readonly traces: Traces,
  ) {}

  /** Throws `no_passkeys` when the user has none that is active and serves the purpose. */
  start({ userId }: SignedInUser, browserHash: Uint8Array): Promise<StartedAuthentication> {
    const how = { realm: REALM, purpose: PURPOSE, allowedOrigins: null, browserHash } as const
    return this.authentication.startAuthentication({ ...how, userId })
  }

  /** Throws what `finishAuthentication` throws, and `credentials_invalid` when the session has ended. */
  async finish(
    publicKey: unknown,
    { userId, sessionId }: SignedInUser,
    browserHash: Uint8Array | null,
  ): Promise<SteppedUp> {
    const claim = { realm: REALM, user: { id: userId }, purpose: { is: PURPOSE }, browserHash } as const
    const finished = await this.authentication.finishAuthentication(publicKey, claim)
    const { passkey, purpose, verified, userVerificationProven: userVerified, at } = finished
    const facts = factsOf(passkey, { purpose, userVerified, at })
    const accessToken = await this.passkeys.whileActive(passkey.id, () => this.sessions.stepUp(sessionId, facts))
    return { passkey: this.answers.describe(passkey), accessToken, trace: this.traces.of(verified.trace) }
  }
}

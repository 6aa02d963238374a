import { Injectable } from '@nestjs/common'
import type { AuthenticatedUser } from '../../access/caller.js'
import { AuthenticationService } from '../authentication/authentication.service.js'
import type { StartedAuthentication } from '../authentication/authentication-ceremonies.js'
import { Admission, type SteppedUp } from './admission.js'

const REALM = 'browser'
const PURPOSE = 'step-up'

/** Users who are signed in prove once more who they are. Their session stays what it is and learns of the new proof. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly admission: Admission,
  ) {}

  /** Throws `no_passkeys` when the user has none that is active and serves the purpose. */
  start({ userId }: AuthenticatedUser, browserHash: Uint8Array): Promise<StartedAuthentication> {
    const how = { realm: REALM, purpose: PURPOSE, allowedOrigins: null, browserHash } as const
    return this.authentication.startAuthentication({ ...how, userId })
  }

  /** Throws what `finishAuthentication` throws, and `credentials_invalid` when the session has ended. */
  async finish(
    publicKey: unknown,
    { userId, sessionId }: AuthenticatedUser,
    browserHash: Uint8Array | null,
  ): Promise<SteppedUp> {
    const claim = { realm: REALM, user: { id: userId }, purpose: { is: PURPOSE }, browserHash } as const
    const finished = await this.authentication.finishAuthentication(publicKey, claim)
    const { passkey, purpose, verified, userVerificationProven: userVerified, at } = finished
    return this.admission.stepUp(sessionId, { passkey, use: { purpose, userVerified, at }, trace: verified.trace })
  }
}

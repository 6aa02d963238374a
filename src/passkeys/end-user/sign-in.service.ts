import { Injectable } from '@nestjs/common'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import { AuthenticationService } from '../authentication/authentication.service.js'
import type { StartedAuthentication } from '../authentication/authentication-ceremonies.js'
import { Admission, type SignedIn } from './admission.js'

const REALM = 'browser'
const PURPOSE = 'sign-in'

/** Users sign in with a discoverable passkey, by a button or by conditional UI. */
@Injectable()
export class SignInService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly admission: Admission,
    private readonly sessions: SessionsService,
  ) {}

  start(browserHash: Uint8Array): Promise<StartedAuthentication> {
    return this.authentication.startAuthentication({
      realm: REALM,
      purpose: PURPOSE,
      allowedOrigins: null,
      browserHash,
    })
  }

  /** Throws what `finishAuthentication` throws. */
  async finish(publicKey: unknown, browserHash: Uint8Array | null): Promise<SignedIn> {
    const claim = { realm: REALM, user: 'anyone', purpose: { is: PURPOSE }, browserHash } as const
    const { user, passkey, purpose, verified, at } = await this.authentication.finishAuthentication(publicKey, claim)
    const use = { purpose, userVerified: verified.flags.userVerified, at }
    return this.admission.admit({ user, passkey, use, trace: verified.trace })
  }

  signOut(userId: string, sessionId: string): Promise<void> {
    return this.sessions.end(userId, sessionId)
  }
}

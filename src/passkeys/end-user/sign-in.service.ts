import { Injectable } from '@nestjs/common'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import {
  AuthenticationService,
  type FinishedAuthentication,
  type StartedAuthentication,
} from '../authentication/authentication.service.js'
import { factsOf } from '../authentication/facts.js'
import { Disclosure } from './disclosure.js'
import type { SignedIn } from './signed-in.js'

const REALM = 'browser'
const PURPOSE = 'sign-in'

/** Users sign in with a discoverable passkey, by a button or by conditional UI. */
@Injectable()
export class SignInService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly sessions: SessionsService,
    private readonly disclosure: Disclosure,
  ) {}

  start(browserHash: Uint8Array): Promise<StartedAuthentication> {
    return this.authentication.startAuthentication({ realm: REALM, purpose: PURPOSE, browserHash })
  }

  /** Throws `authentication_failed` for whatever is wrong with the credential, beside what ends a ceremony. */
  async finish(publicKey: unknown, browserHash: Uint8Array | null): Promise<SignedIn> {
    const claim = { realm: REALM, purpose: PURPOSE, browserHash } as const
    return this.#signIn(await this.disclosure.ofSignIn(this.authentication.finishAuthentication(publicKey, claim)))
  }

  async #signIn({ user, passkey, purpose, verified, trace, at }: FinishedAuthentication): Promise<SignedIn> {
    const { userVerified } = verified.flags
    const accessToken = await this.sessions.start(user.id, factsOf(passkey, { purpose, userVerified, at }))
    return { user, passkey, accessToken, trace: this.disclosure.traceOf(trace) }
  }

  signOut(sessionId: string): Promise<void> {
    return this.sessions.end(sessionId)
  }
}

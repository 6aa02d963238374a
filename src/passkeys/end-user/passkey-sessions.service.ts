import { Injectable } from '@nestjs/common'
import type { RefreshToken } from '../../auth/sessions/refresh-token.js'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import type { IssuedToken } from '../../auth/tokens/tokens.service.js'
import type { User } from '../../users/user.js'
import type { Trace } from '../../webauthn/index.js'
import { authenticationFactsOf, AuthenticationService } from '../authentication/authentication.service.js'
import type { AuthenticatedPasskey, FinishedAuthentication } from '../authentication/authentication.js'
import { PasskeyPresenter, type PasskeyWithSignals } from '../credentials/passkey-presenter.js'
import { PasskeysService } from '../credentials/passkeys.service.js'

/** A new session with its tokens. */
export interface SignedIn extends PasskeyWithSignals {
  readonly user: User
  readonly accessToken: IssuedToken
  /** Null when the configuration disables refresh tokens. */
  readonly refreshToken: RefreshToken | null
}

/** An existing session after a step-up. */
export interface SteppedUp extends PasskeyWithSignals {
  readonly user: User
  /** Replaces the previous access token of the session. */
  readonly accessToken: IssuedToken
}

/** Starts and steps up sessions of users whose passkey was verified. */
@Injectable()
export class PasskeySessionsService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly sessions: SessionsService,
    private readonly passkeys: PasskeysService,
    private readonly presenter: PasskeyPresenter,
  ) {}

  /**
   * Finishes a sign-in. The session and the use of the passkey are stored together. The duration does not reveal why a
   * response is rejected. Throws like `AuthenticationService.finish`.
   *
   * @param response AuthenticationResponseJSON, as the client sent it
   */
  async signIn(response: unknown, browserHash: Uint8Array | null): Promise<SignedIn & { readonly trace: Trace }> {
    const expected = { realm: 'browser', user: 'anyone', purpose: { name: 'login' }, browserHash } as const
    const finished = await this.authentication.finishWithUniformDuration(response, expected, (authenticated) =>
      this.sessions.prepare(authenticated.user.id, authenticationFactsOf(authenticated)),
    )
    const { accessToken, refreshToken } = this.sessions.issueTokens(finished.prepared)
    const { user, verified } = finished
    return { user, ...this.presenter.presentUsed(finished), accessToken, refreshToken, trace: verified.trace }
  }

  /**
   * Starts a session after a sign-up.
   *
   * @throws passkey_suspended when the passkey was suspended or deleted after its verification
   */
  async start(authenticated: AuthenticatedPasskey): Promise<SignedIn> {
    const { user, passkey } = authenticated
    const { accessToken, refreshToken } = await this.passkeys.whileActive(passkey, () =>
      this.sessions.start(user.id, authenticationFactsOf(authenticated)),
    )
    return { user, ...(await this.presenter.presentWithSignals(passkey, user)), accessToken, refreshToken }
  }

  /**
   * Records a new authentication in an existing session, without extending its maximum lifetime.
   *
   * @throws passkey_suspended when the passkey was suspended or deleted after its verification
   * @throws credentials_invalid when the session has ended
   */
  async stepUp(sessionId: string, authenticated: FinishedAuthentication): Promise<SteppedUp> {
    const { user, passkey } = authenticated
    const accessToken = await this.passkeys.whileActive(passkey, () =>
      this.sessions.stepUp(sessionId, authenticationFactsOf(authenticated)),
    )
    return { user, ...this.presenter.presentUsed(authenticated), accessToken }
  }
}

import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UsersService } from '../../users/users.service.js'
import { createAuthenticationOptions, encodeBase64url } from '../../webauthn/index.js'
import { AuthenticationService } from '../authentication/authentication.service.js'
import { planExtensions } from '../authentication/authentication-extensions.js'
import type { FinishedAuthentication, StartedAuthentication } from '../authentication/authentication.js'
import { CeremoniesService } from '../ceremonies/ceremonies.service.js'
import { CONFIRMATION_TIMES, type ConfirmationState } from '../ceremonies/ceremony.js'
import { createDescriptors, isU2f } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import { RelyingParty } from '../verification/relying-party.js'
import type { Act, Change } from './acts.data.js'
import type { ConfirmationHolder } from './confirmation.js'
import { canConfirm, requiresUserVerification } from './confirmation-policy.js'
import { type ConfirmationToken, ConfirmationTokens } from './confirmation-tokens.js'

/** The purpose of the ceremony. No configured purpose applies. */
const PURPOSE = 'confirmation'

/** A confirmed change, with the authentication that confirmed it. */
export interface FinishedConfirmation extends ConfirmationToken {
  readonly authenticated: FinishedAuthentication
}

/** The sender of a request to finish a confirmation. */
interface ConfirmationSender extends Omit<ConfirmationHolder, 'browserHash'> {
  readonly browserHash: Uint8Array | null
}

/** Confirms changes of an account: the signed-in user authenticates for one change. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: PasskeysRepository,
    private readonly ceremonies: CeremoniesService,
    private readonly authentication: AuthenticationService,
    private readonly relyingParty: RelyingParty,
    private readonly tokens: ConfirmationTokens,
  ) {}

  /**
   * Starts the confirmation of a change with the passkeys that can confirm it.
   *
   * @throws user_not_found
   * @throws no_passkeys when the user has no passkey that can confirm the change
   */
  async start(change: Change, { userId, sessionId, browserHash }: ConfirmationHolder): Promise<StartedAuthentication> {
    const user = await this.users.get(userId)
    const passkeys = await this.passkeys.list(userId)
    const confirming = passkeys.filter((passkey) => canConfirm(passkey, change, passkeys))
    if (confirming.length === 0) throw new ProblemError('no_passkeys')
    const usable = createDescriptors(confirming)
    const { inputs, recorded } = planExtensions({}, confirming.some(isU2f) ? this.relyingParty.appId : null)
    const state: ConfirmationState = {
      ...change,
      sessionId,
      rpId: this.relyingParty.id,
      origins: this.relyingParty.listOrigins({ allowedOrigins: null }),
      userVerification: requiresUserVerification(passkeys) ? 'required' : 'preferred',
      allowCredentials: usable.map(({ id }) => encodeBase64url(id)),
      userHandle: encodeBase64url(user.handle),
      algorithms: 'any',
      uvInitialization: 'not-authorized',
      ...recorded,
    }
    const timeoutSeconds = CONFIRMATION_TIMES.ceremony
    const binding = { kind: 'confirmation', realm: 'browser', purpose: PURPOSE, userId, browserHash } as const
    const { challenge, expiresAt } = await this.ceremonies.issue({ ...binding, state, timeoutSeconds })
    const authenticationOptions = createAuthenticationOptions({
      challenge,
      rpId: this.relyingParty.id,
      allowCredentials: usable,
      userVerification: state.userVerification,
      hints: [],
      extensions: inputs,
      timeoutMillis: timeoutSeconds * 1000,
    })
    return { authenticationOptions, expiresAt }
  }

  /**
   * Finishes a confirmation and issues its token.
   *
   * @param response AuthenticationResponseJSON, as the client sent it. Routes must hide errors about the credential.
   * @throws challenge_unknown
   * @throws ceremony_browser_mismatch
   * @throws challenge_expired
   * @throws passkey_suspended
   * @throws user_verification_unproven
   * @throws EngineError when the response is invalid
   */
  async finish(
    response: unknown,
    { userId, sessionId, browserHash }: ConfirmationSender,
  ): Promise<FinishedConfirmation> {
    const expected = { realm: 'browser', user: { id: userId }, purpose: { name: PURPOSE }, browserHash } as const
    return this.ceremonies.attempt('confirmation', response, expected, async (attempt) => {
      const { act, target, sessionId: startedIn } = attempt.ceremony.state
      // The ceremony is bound to a browser, so it is finished with a cookie.
      if (startedIn !== sessionId || browserHash === null) throw new ProblemError('challenge_unknown')
      const authenticated = await this.authentication.verify(response, attempt, expected)
      const { passkey, userVerificationProven: userVerified } = authenticated
      const subject = { userId, sessionId, browserHash, passkeyId: passkey.id, userVerified }
      const token = await this.tokens.issue({ act: act as Act, target, ...subject })
      return { ...token, authenticated }
    })
  }
}

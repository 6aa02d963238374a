import { Injectable } from '@nestjs/common'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { ceremonyIdIn, ceremonyIdOf } from '../ceremonies/ceremonies.service.js'
import { OTHER_SESSIONS } from '../confirmations/acts.data.js'
import type { PresentedConfirmation } from '../confirmations/confirmation.js'
import { confirmationRequired, ConfirmationTokens } from '../confirmations/confirmation-tokens.js'
import { PasskeyManagementService } from '../credentials/passkey-management.service.js'
import type { PasskeyDeletion } from '../credentials/passkey-presenter.js'
import { type FinishedRegistration, RegistrationService } from '../registration/registration.service.js'

/**
 * Makes the changes that signed-in users must confirm. The transaction of a change consumes its confirmation, so that a failed
 * change leaves the confirmation valid.
 */
@Injectable()
export class ConfirmedChangesService {
  constructor(
    private readonly confirmations: ConfirmationTokens,
    private readonly registration: RegistrationService,
    private readonly passkeys: PasskeyManagementService,
    private readonly sessions: SessionsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Finishes the registration of another passkey. The confirmation names the ceremony of the registration.
   *
   * @param response RegistrationResponseJSON, as the client sent it
   * @throws confirmation_required before the ceremony is consumed
   * @throws confirmation_invalid
   * @throws challenge_unknown
   * @throws ceremony_browser_mismatch
   * @throws challenge_expired
   * @throws passkey_limit_reached
   * @throws user_not_found
   * @throws EngineError when the response is invalid
   */
  addPasskey(response: unknown, confirmation: PresentedConfirmation): Promise<FinishedRegistration> {
    const { userId, browserHash, token } = confirmation
    const act = 'passkey.add'
    if (token === null) throw confirmationRequired({ act, target: ceremonyIdIn('registration', response) })
    const expected = { realm: 'browser', user: { id: userId }, purpose: { name: 'enrolment' }, browserHash } as const
    return this.registration.finish(response, expected, async ({ challenge }) => {
      const change = { act, target: ceremonyIdOf(challenge) } as const
      const { userVerified: uvTrusted, provisional } = await this.confirmations.consume(confirmation, change)
      return { uvTrusted, provisional }
    })
  }

  /**
   * Deletes a passkey and ends the sessions that it authenticated.
   *
   * @throws passkey_not_found
   * @throws confirmation_required
   * @throws confirmation_invalid
   * @throws last_passkey
   */
  deletePasskey(passkeyId: string, confirmation: PresentedConfirmation): Promise<PasskeyDeletion> {
    const { userId } = confirmation
    return this.unitOfWork.transaction(async () => {
      await this.passkeys.get(userId, passkeyId)
      await this.confirmations.consume(confirmation, { act: 'passkey.delete', target: passkeyId })
      return this.passkeys.delete(userId, passkeyId, 'end-user')
    })
  }

  /**
   * Revokes a session of the user. The current session needs no confirmation.
   *
   * @throws session_not_found
   * @throws confirmation_required
   * @throws confirmation_invalid
   */
  endSession(target: string, confirmation: PresentedConfirmation): Promise<void> {
    const { userId, sessionId } = confirmation
    if (target === sessionId) return this.sessions.revoke(userId, sessionId)
    return this.unitOfWork.transaction(async () => {
      if (!(await this.sessions.isActive(userId, target))) throw new ProblemError('session_not_found')
      await this.confirmations.consume(confirmation, { act: 'sessions.end', target })
      await this.sessions.revoke(userId, target)
    })
  }

  /**
   * Revokes all sessions of the user except the current one.
   *
   * @throws confirmation_required
   * @throws confirmation_invalid
   */
  endOtherSessions(confirmation: PresentedConfirmation): Promise<void> {
    const { userId, sessionId } = confirmation
    return this.unitOfWork.transaction(async () => {
      await this.confirmations.consume(confirmation, { act: 'sessions.end', target: OTHER_SESSIONS })
      await this.sessions.revokeOthers(userId, sessionId)
    })
  }

  /**
   * Revokes all sessions of the user.
   *
   * @throws confirmation_required
   * @throws confirmation_invalid
   */
  endAllSessions(confirmation: PresentedConfirmation): Promise<void> {
    return this.unitOfWork.transaction(async () => {
      await this.confirmations.consume(confirmation, { act: 'sessions.end', target: OTHER_SESSIONS })
      await this.sessions.revokeAll(confirmation.userId)
    })
  }
}

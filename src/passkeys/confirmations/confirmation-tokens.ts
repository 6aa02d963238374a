import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../../common/clock.js'
import { sha256 } from '../../common/hash.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { UsersService } from '../../users/users.service.js'
import { CONFIRMATION_TIMES } from '../ceremonies/ceremony.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'
import type { Change } from './acts.data.js'
import type { Confirmation, PresentedConfirmation } from './confirmation.js'
import { canConfirm, requiresUserVerification } from './confirmation-policy.js'
import { MetricsService } from '../../observability/metrics/metrics.service.js'
import { ConfirmationsRepository } from './confirmations.repository.js'

const TOKEN_BYTES = 32

/** In milliseconds. */
const PURGE_INTERVAL = 60_000

/** A confirmation as the client receives it. */
export interface ConfirmationToken {
  /** `lc_<secret>`. The server stores only its hash. */
  readonly token: string
  readonly expiresAt: Date
}

/** The proof that a consumed confirmation gave. */
interface ConsumedConfirmation {
  /** Whether the confirming passkey verified the user and its verification counts as a factor. */
  readonly userVerified: boolean
  /** Whether the confirming passkey is provisional. */
  readonly provisional: boolean
}

/** Issues the tokens of confirmations. Each authorises one change, once. */
@Injectable()
export class ConfirmationTokens {
  constructor(
    private readonly repository: ConfirmationsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly metrics: MetricsService,
  ) {}

  /** @throws credentials_invalid when the user was deleted */
  async issue(confirmation: Omit<Confirmation, 'createdAt' | 'expiresAt'>): Promise<ConfirmationToken> {
    const token = `lc_${Buffer.from(this.random.bytes(TOKEN_BYTES)).toString('hex')}`
    const createdAt = this.clock.now()
    const expiresAt = new Date(createdAt.getTime() + CONFIRMATION_TIMES.token * 1000)
    const outcome = await this.repository.insert(sha256(token), { ...confirmation, createdAt, expiresAt })
    // A concurrent request deleted the user, which ended the session.
    if (outcome === 'user-missing') throw new ProblemError('credentials_invalid')
    return { token, expiresAt }
  }

  /**
   * Consumes the confirmation of a change. Call it in the transaction that makes the change: when the transaction rolls back,
   * the confirmation remains valid. Locks the user until the transaction ends.
   *
   * @throws confirmation_required when the request has no confirmation
   * @throws confirmation_invalid when the confirmation is unknown, used, expired, or bound to another change, user, session
   *   or browser, and when the passkey can no longer confirm the change
   */
  consume(presented: PresentedConfirmation, change: Change): Promise<ConsumedConfirmation> {
    const { token } = presented
    if (token === null) throw confirmationRequired(change)
    return this.unitOfWork.transaction(async () => {
      await this.users.lock(await this.users.get(presented.userId))
      const proof = await this.#consume({ ...presented, token }, change)
      if (proof === undefined) throw new ProblemError('confirmation_invalid')
      return proof
    })
  }

  @Interval(PURGE_INTERVAL)
  async purge(): Promise<void> {
    const now = this.clock.now()
    await this.repository.deleteExpired(now)
    this.metrics.set('purged', { table: 'confirmations' }, now.getTime() / 1000)
  }

  async #consume(
    { token, browserHash, userId, sessionId }: PresentedConfirmation & { readonly token: string },
    change: Change,
  ): Promise<ConsumedConfirmation | undefined> {
    if (browserHash === null) return undefined
    const key = { tokenHash: sha256(token), userId, sessionId, browserHash, ...change }
    const confirmation = await this.repository.consume(key, this.clock.now())
    if (confirmation === undefined) return undefined
    const { passkeyId, userVerified } = confirmation
    const passkeys = await this.passkeys.list(userId)
    const passkey = passkeys.find(({ id }) => id === passkeyId)
    // The account may have changed since the confirmation.
    if (passkey === undefined || !canConfirm(passkey, change, passkeys)) return undefined
    if (requiresUserVerification(passkeys) && !userVerified) return undefined
    return { userVerified, provisional: passkey.provisional }
  }
}

/** Returns the error for a request without a confirmation. It names the change that must be confirmed. */
export function confirmationRequired({ act, target }: Change): ProblemError {
  return new ProblemError('confirmation_required', { extra: { confirmation: { act, target } } })
}

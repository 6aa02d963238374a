import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { UsersService } from '../../users/users.service.js'
import { PasskeysRepository } from './passkeys.repository.js'

/** The initiator of a change. `server` applies the configured response to compromised authenticator models. */
export type Actor = 'end-user' | 'backend' | 'server'

/** Prevents users from losing their last active passkey, for the initiators that the configuration lists. */
@Injectable()
export class LastPasskeyRule {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * Runs work that may suspend or delete active passkeys of a user, in one transaction. The user row is locked until
   * the transaction ends, so that each concurrent change sees the result of the previous one.
   *
   * @throws last_passkey when the work suspends or deletes the last active passkey; the transaction rolls back
   */
  enforce<T>(userId: string, by: Actor, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.transaction(async () => {
      const user = await this.users.find(userId)
      if (user === undefined || !this.#appliesTo(by)) return work()
      await this.users.lock(user)
      const before = await this.passkeys.countActive(userId)
      const result = await work()
      if (before > 0 && (await this.passkeys.countActive(userId)) === 0) throw new ProblemError('last_passkey')
      return result
    })
  }

  #appliesTo(by: Actor): boolean {
    const { keepLast } = this.config.passkeys
    return (keepLast === 'everyone' && by !== 'server') || (keepLast === 'end-users' && by === 'end-user')
  }
}

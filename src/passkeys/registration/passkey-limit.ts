import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'

/** Enforces the configured maximum number of passkeys per user. */
@Injectable()
export class PasskeyLimit {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * Returns the passkeys of a user who may add another one.
   *
   * @throws passkey_limit_reached
   */
  async listBelowLimit(userId: string): Promise<Passkey[]> {
    const passkeys = await this.passkeys.list(userId)
    this.#assertBelowLimit(passkeys.length)
    return passkeys
  }

  /**
   * Runs work that adds a passkey to an account, in one transaction. The account is locked until the transaction ends,
   * so that concurrent registrations are counted one after the other.
   *
   * @param work gets the current number of passkeys
   * @throws user_not_found when no user has this id and handle
   * @throws passkey_limit_reached
   */
  runBelowLimit<T>(account: Pick<User, 'id' | 'handle'>, work: (count: number) => Promise<T>): Promise<T> {
    return this.unitOfWork.transaction(async () => {
      await this.users.lock(account)
      const count = await this.passkeys.count(account.id)
      this.#assertBelowLimit(count)
      return work(count)
    })
  }

  #assertBelowLimit(current: number): void {
    const max = this.config.maxPasskeysPerUser
    if (current >= max) throw new ProblemError('passkey_limit_reached', { extra: { max, current } })
  }
}

import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import type { Passkey } from '../credentials/passkey.js'
import { PasskeysRepository } from '../credentials/passkeys.repository.js'

/** The account a passkey goes to, by its id and by the handle that authenticators keep. */
export type Account = Pick<User, 'id' | 'handle'>

/** How many passkeys a user can have. */
@Injectable()
export class PasskeyRoom {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: LatchkeyConfig,
  ) {}

  /** The passkeys of a user who has room for another one. Throws `passkey_limit_reached`. */
  async check(userId: string): Promise<Passkey[]> {
    const passkeys = await this.passkeys.list(userId)
    this.#demandRoom(passkeys.length)
    return passkeys
  }

  /**
   * Runs work that fills the room of an account, in one unit of work. The account stays locked until its end, so that
   * parallel registrations count one after the other.
   *
   * Throws `user_not_found` when the account is gone, and `passkey_limit_reached`.
   */
  fill<T>(account: Account, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.users.lock(account)
      this.#demandRoom(await this.passkeys.count(account.id))
      return work()
    })
  }

  /** Runs work for an account that is created with it. Throws `user_already_exists`. */
  open<T>(user: User, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.users.add(user)
      return work()
    })
  }

  #demandRoom(current: number): void {
    const max = this.config.maxPasskeysPerUser
    if (current >= max) throw new ProblemError('passkey_limit_reached', { extra: { max, current } })
  }
}

import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { UsersService } from '../../users/users.service.js'
import { PasskeysRepository } from './passkeys.repository.js'

/** Who acts upon a passkey. `server` carries out what the configuration says about compromised models. */
export type Actor = 'end-user' | 'backend' | 'server'

/** Keeps users from losing the last passkey that lets them in, as far as the configuration wants it. */
@Injectable()
export class LastPasskeyRule {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * Runs work that may take active passkeys from a user, in one unit of work. The user stays locked until its end, so
   * that of two such works the second one sees what the first one left.
   *
   * Throws `last_passkey` when the user had an active passkey and has none any more: then nothing was done.
   */
  guard<T>(userId: string, by: Actor, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
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

import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { UsersService } from '../../users/users.service.js'
import type { DescribedPasskey } from './authenticator-models.js'
import type { Actor } from './last-passkey-rule.js'
import type { Passkey } from './passkey.js'
import {
  type PasskeyAnswer,
  PasskeyAnswersService,
  type PasskeyListAnswer,
  type PasskeyRemovalAnswer,
} from './passkey-answers.service.js'
import { PasskeysService } from './passkeys.service.js'

/** What backends and users do with passkeys there are: each act in one unit of work with its answer. */
@Injectable()
export class ManagedPasskeysService {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly users: UsersService,
    private readonly answers: PasskeyAnswersService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Oldest first. Throws `user_not_found`. */
  list(userId: string): Promise<PasskeyListAnswer> {
    return this.unitOfWork.run(async () => {
      const user = await this.users.get(userId)
      return this.answers.list(await this.passkeys.find(userId), user)
    })
  }

  /** Throws `passkey_not_found`. */
  async get(userId: string, passkeyId: string): Promise<DescribedPasskey> {
    return this.answers.describe(await this.passkeys.get(userId, passkeyId))
  }

  /** Throws `passkey_not_found`. */
  rename(userId: string, passkeyId: string, displayName: string): Promise<PasskeyAnswer> {
    return this.#change(userId, () => this.passkeys.rename(userId, passkeyId, displayName))
  }

  /** Throws `passkey_not_found` and `last_passkey`. */
  suspend(userId: string, passkeyId: string, by: Actor): Promise<PasskeyAnswer> {
    return this.#change(userId, () => this.passkeys.suspend(userId, passkeyId, by))
  }

  /** Throws `passkey_not_found`. */
  resume(userId: string, passkeyId: string): Promise<PasskeyAnswer> {
    return this.#change(userId, () => this.passkeys.resume(userId, passkeyId))
  }

  /** Throws `passkey_not_found` and `last_passkey`. */
  delete(userId: string, passkeyId: string, by: Actor): Promise<PasskeyRemovalAnswer> {
    return this.#remove(userId, async () => {
      await this.passkeys.delete(userId, passkeyId, by)
      return 1
    })
  }

  /** Throws `user_not_found` and `last_passkey`. */
  deleteAll(userId: string, by: Actor): Promise<PasskeyRemovalAnswer> {
    return this.#remove(userId, () => this.passkeys.deleteAll(userId, by))
  }

  #change(userId: string, change: () => Promise<Passkey>): Promise<PasskeyAnswer> {
    return this.unitOfWork.run(async () => {
      const passkey = await change()
      return this.answers.answer(passkey, await this.users.get(userId))
    })
  }

  #remove(userId: string, remove: () => Promise<number>): Promise<PasskeyRemovalAnswer> {
    return this.unitOfWork.run(async () => {
      const deleted = await remove()
      return this.answers.removal(deleted, await this.users.get(userId))
    })
  }
}

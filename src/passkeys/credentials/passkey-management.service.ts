import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../database/unit-of-work.js'
import { UsersService } from '../../users/users.service.js'
import type { Actor } from './last-passkey-rule.js'
import type { Passkey } from './passkey.js'
import {
  type PasskeyDeletion,
  type PasskeyList,
  PasskeyPresenter,
  type PasskeyWithSignals,
  type PresentedPasskey,
} from './passkey-presenter.js'
import { PasskeysService } from './passkeys.service.js'

/** Manages existing passkeys for backends and users. Each change and its response share one transaction. */
@Injectable()
export class PasskeyManagementService {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly users: UsersService,
    private readonly presenter: PasskeyPresenter,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Returns the passkeys of a user, oldest first.
   *
   * @throws user_not_found
   */
  list(userId: string): Promise<PasskeyList> {
    return this.unitOfWork.transaction(async () => {
      const user = await this.users.get(userId)
      return this.presenter.presentList(await this.passkeys.list(userId), user)
    })
  }

  /** @throws passkey_not_found */
  async get(userId: string, passkeyId: string): Promise<PresentedPasskey> {
    return this.presenter.present(await this.passkeys.get(userId, passkeyId))
  }

  /** @throws passkey_not_found */
  rename(userId: string, passkeyId: string, displayName: string): Promise<PasskeyWithSignals> {
    return this.#change(userId, () => this.passkeys.rename(userId, passkeyId, displayName))
  }

  /**
   * @throws passkey_not_found
   * @throws last_passkey
   */
  suspend(userId: string, passkeyId: string, by: Actor): Promise<PasskeyWithSignals> {
    return this.#change(userId, () => this.passkeys.suspend(userId, passkeyId, by))
  }

  /** @throws passkey_not_found */
  resume(userId: string, passkeyId: string): Promise<PasskeyWithSignals> {
    return this.#change(userId, () => this.passkeys.resume(userId, passkeyId))
  }

  /**
   * @throws passkey_not_found
   * @throws last_passkey
   */
  delete(userId: string, passkeyId: string, by: Actor): Promise<PasskeyDeletion> {
    return this.#delete(userId, async () => {
      await this.passkeys.delete(userId, passkeyId, by)
      return 1
    })
  }

  /**
   * @throws user_not_found
   * @throws last_passkey
   */
  deleteAll(userId: string, by: Actor): Promise<PasskeyDeletion> {
    return this.#delete(userId, () => this.passkeys.deleteAll(userId, by))
  }

  #change(userId: string, change: () => Promise<Passkey>): Promise<PasskeyWithSignals> {
    return this.unitOfWork.transaction(async () => {
      const passkey = await change()
      return this.presenter.presentWithSignals(passkey, await this.users.get(userId))
    })
  }

  #delete(userId: string, deletePasskeys: () => Promise<number>): Promise<PasskeyDeletion> {
    return this.unitOfWork.transaction(async () => {
      const deleted = await deletePasskeys()
      return this.presenter.presentDeletion(deleted, await this.users.get(userId))
    })
  }
}

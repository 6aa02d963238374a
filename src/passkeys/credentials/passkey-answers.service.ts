import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import { AuthenticatorModels, type DescribedPasskey } from './authenticator-models.js'
import type { Actor } from './last-passkey-rule.js'
import type { Passkey } from './passkey.js'
import { PasskeySignals, type Signals } from './passkey-signals.js'
import { PasskeysService } from './passkeys.service.js'

/** A passkey as answers show it, with what the browser of its user can be told. */
export interface PasskeyAnswer {
  readonly passkey: DescribedPasskey
  readonly signals: Signals
}

export interface PasskeyListAnswer {
  readonly passkeys: readonly DescribedPasskey[]
  readonly signals: Signals
}

export interface PasskeyRemovalAnswer {
  /** How many there were. */
  readonly deleted: number
  readonly signals: Signals
}

/** The passkeys of users as answers show them: with the names of authenticators, and what browsers can be told. */
@Injectable()
export class PasskeyAnswersService {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly users: UsersService,
    private readonly models: AuthenticatorModels,
    private readonly signals: PasskeySignals,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  describe(passkey: Passkey): DescribedPasskey {
    return this.models.describe(passkey)
  }

  /** A passkey of a user, as it was just made, used or changed. */
  async answer(passkey: Passkey, user: User): Promise<PasskeyAnswer> {
    return { passkey: this.describe(passkey), signals: await this.signals.of(user) }
  }

  /** Oldest first. Throws `user_not_found`. */
  list(userId: string): Promise<PasskeyListAnswer> {
    return this.unitOfWork.run(async () => {
      const user = await this.users.get(userId)
      const passkeys = await this.passkeys.find(userId)
      const credentialIds = passkeys.map(({ credentialId }) => credentialId)
      const signals = this.signals.ofCredentials(user, credentialIds)
      return { passkeys: passkeys.map((passkey) => this.describe(passkey)), signals }
    })
  }

  /** Throws `passkey_not_found`. */
  async get(userId: string, passkeyId: string): Promise<DescribedPasskey> {
    return this.describe(await this.passkeys.get(userId, passkeyId))
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
      return this.answer(passkey, await this.users.get(userId))
    })
  }

  #remove(userId: string, remove: () => Promise<number>): Promise<PasskeyRemovalAnswer> {
    return this.unitOfWork.run(async () => {
      const deleted = await remove()
      return { deleted, signals: await this.signals.of(await this.users.get(userId)) }
    })
  }
}

import { Injectable } from '@nestjs/common'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { CredentialId } from '../../webauthn/index.js'
import { type Actor, LastPasskeyRule } from './last-passkey-rule.js'
import type { Passkey, PasskeyWithAttestation } from './passkey.js'
import { PasskeysRepository } from './passkeys.repository.js'

/**
 * Reads and changes the passkeys of users. A passkey of another user is treated as missing. Suspending or deleting a
 * passkey ends the sessions that were authenticated with it.
 */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly repository: PasskeysRepository,
    private readonly sessions: SessionsService,
    private readonly lastPasskey: LastPasskeyRule,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns the passkeys of a user, oldest first. The list of an unknown user is empty. */
  list(userId: string): Promise<Passkey[]> {
    return this.repository.list(userId)
  }

  /** Returns a page of the passkeys of all users, ordered by id. */
  listPage(after: string | undefined, size: number): Promise<PasskeyWithAttestation[]> {
    return this.repository.listPage(after, size)
  }

  /** Returns the passkeys with the given ids, of any user and in any order. Skips deleted passkeys. */
  listByIds(passkeyIds: readonly string[]): Promise<Passkey[]> {
    return this.repository.listByIds(passkeyIds)
  }

  /** @throws passkey_not_found */
  async get(userId: string, passkeyId: string): Promise<Passkey> {
    const passkey = await this.repository.find(userId, passkeyId)
    if (passkey === undefined) throw new ProblemError('passkey_not_found')
    return passkey
  }

  /** Returns whether the user has this passkey and it is active. */
  async isActive(userId: string, passkeyId: string): Promise<boolean> {
    return (await this.repository.find(userId, passkeyId))?.state === 'active'
  }

  /** @throws passkey_not_found */
  async rename(userId: string, passkeyId: string, displayName: string): Promise<Passkey> {
    assertFound(await this.repository.rename(userId, passkeyId, displayName))
    return this.get(userId, passkeyId)
  }

  /**
   * Runs work that depends on an active passkey, such as starting a session, in one transaction. Concurrent requests
   * that suspend or delete the passkey wait for the end of the transaction.
   *
   * @throws passkey_suspended when the passkey is suspended or deleted
   */
  whileActive<T>({ userId, id }: Pick<Passkey, 'userId' | 'id'>, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.transaction(async () => {
      if (!(await this.repository.lockActive(userId, id))) throw new ProblemError('passkey_suspended')
      return work()
    })
  }

  /**
   * Suspends a passkey: it remains stored but can no longer authenticate.
   *
   * @throws passkey_not_found
   * @throws last_passkey
   */
  suspend(userId: string, passkeyId: string, by: Actor): Promise<Passkey> {
    return this.lastPasskey.enforce(userId, by, async () => {
      assertFound(await this.repository.setState(userId, passkeyId, 'suspended'))
      await this.sessions.revokeAllOfPasskey(passkeyId)
      return this.get(userId, passkeyId)
    })
  }

  /** @throws passkey_not_found */
  async resume(userId: string, passkeyId: string): Promise<Passkey> {
    assertFound(await this.repository.setState(userId, passkeyId, 'active'))
    return this.get(userId, passkeyId)
  }

  /**
   * @throws passkey_not_found
   * @throws last_passkey
   */
  delete(userId: string, passkeyId: string, by: Actor): Promise<void> {
    return this.lastPasskey.enforce(userId, by, async () => {
      assertFound(await this.repository.delete(userId, passkeyId))
      await this.sessions.revokeAllOfPasskey(passkeyId)
    })
  }

  /**
   * @throws passkey_not_found
   * @throws last_passkey
   */
  async deleteByCredentialId(userId: string, credentialId: CredentialId, by: Actor): Promise<void> {
    const passkey = await this.repository.findByCredentialId(credentialId)
    if (passkey === undefined) throw new ProblemError('passkey_not_found')
    await this.delete(userId, passkey.id, by)
  }

  /**
   * Returns the number of deleted passkeys, which is 0 for an unknown user.
   *
   * @throws last_passkey
   */
  deleteAll(userId: string, by: Actor): Promise<number> {
    return this.lastPasskey.enforce(userId, by, async () => {
      const passkeys = await this.repository.list(userId)
      const deleted = await this.repository.deleteAll(userId)
      for (const { id } of passkeys) await this.sessions.revokeAllOfPasskey(id)
      return deleted
    })
  }
}

function assertFound(found: boolean): void {
  if (!found) throw new ProblemError('passkey_not_found')
}

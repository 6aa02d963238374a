import { Injectable } from '@nestjs/common'
import { SessionsService } from '../../auth/sessions/sessions.service.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { UnitOfWork } from '../../database/unit-of-work.js'
import type { CredentialId } from '../../webauthn/index.js'
import { type Actor, LastPasskeyRule } from './last-passkey-rule.js'
import type { EnrolledPasskey, Passkey } from './passkey.js'
import { PasskeysRepository } from './passkeys.repository.js'

/**
 * The passkeys users have. A passkey of another user is one that is not there. Whoever suspends or deletes a passkey
 * ends the sessions that rest on it.
 */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly repository: PasskeysRepository,
    private readonly sessions: SessionsService,
    private readonly lastPasskey: LastPasskeyRule,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Oldest first; none for a user nobody knows. */
  find(userId: string): Promise<Passkey[]> {
    return this.repository.list(userId)
  }

  /** A page of the passkeys of all users in the order of their ids, with the evidence of their models. */
  page(after: string | undefined, size: number): Promise<EnrolledPasskey[]> {
    return this.repository.page(after, size)
  }

  /** The passkeys with these ids, of whichever user, in whichever order; those that are gone are left out. */
  findAll(passkeyIds: readonly string[]): Promise<Passkey[]> {
    return this.repository.findAll(passkeyIds)
  }

  /** Throws `passkey_not_found`. */
  async get(userId: string, passkeyId: string): Promise<Passkey> {
    const passkey = await this.repository.find(userId, passkeyId)
    if (passkey === undefined) throw new ProblemError('passkey_not_found')
    return passkey
  }

  /** Whether a user has this passkey, and it lets them in. */
  async isActive(userId: string, passkeyId: string): Promise<boolean> {
    return (await this.repository.find(userId, passkeyId))?.state === 'active'
  }

  /** Throws `passkey_not_found`. */
  async rename(userId: string, passkeyId: string, displayName: string): Promise<Passkey> {
    demand(await this.repository.rename(userId, passkeyId, displayName))
    return this.get(userId, passkeyId)
  }

  /**
   * Runs work that rests on an active passkey, e.g. begins a session, in one unit of work: whoever suspends or deletes
   * the passkey waits for its end. Throws `passkey_suspended`, also when the passkey is gone.
   */
  whileActive<T>(passkeyId: string, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      if (!(await this.repository.lockActive(passkeyId))) throw new ProblemError('passkey_suspended')
      return work()
    })
  }

  /** Keeps a passkey and lets nobody in with it. Throws `passkey_not_found` and `last_passkey`. */
  suspend(userId: string, passkeyId: string, by: Actor): Promise<Passkey> {
    return this.lastPasskey.guard(userId, by, async () => {
      demand(await this.repository.setState(userId, passkeyId, 'suspended'))
      await this.sessions.revokeAllOfPasskey(passkeyId)
      return this.get(userId, passkeyId)
    })
  }

  /** Throws `passkey_not_found`. */
  async resume(userId: string, passkeyId: string): Promise<Passkey> {
    demand(await this.repository.setState(userId, passkeyId, 'active'))
    return this.get(userId, passkeyId)
  }

  /** Throws `passkey_not_found` and `last_passkey`. */
  delete(userId: string, passkeyId: string, by: Actor): Promise<void> {
    return this.lastPasskey.guard(userId, by, async () => {
      demand(await this.repository.delete(userId, passkeyId))
      await this.sessions.revokeAllOfPasskey(passkeyId)
    })
  }

  /** Throws `passkey_not_found` and `last_passkey`. */
  async deleteByCredentialId(userId: string, credentialId: CredentialId, by: Actor): Promise<void> {
    const passkey = await this.repository.findByCredentialId(credentialId)
    if (passkey === undefined) throw new ProblemError('passkey_not_found')
    await this.delete(userId, passkey.id, by)
  }

  /** Answers how many there were; none for a user nobody knows. Throws `last_passkey`. */
  deleteAll(userId: string, by: Actor): Promise<number> {
    return this.lastPasskey.guard(userId, by, async () => {
      const passkeys = await this.repository.list(userId)
      const deleted = await this.repository.deleteAll(userId)
      for (const { id } of passkeys) await this.sessions.revokeAllOfPasskey(id)
      return deleted
    })
  }
}

function demand(found: boolean): void {
  if (!found) throw new ProblemError('passkey_not_found')
}

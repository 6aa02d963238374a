import type { PreparedWrite } from '../../database/shared-statement.js'
import type { Session } from './session.js'

export type SessionUpdate = Partial<Pick<Session, 'facts'>> & Pick<Session, 'lastUsedAt' | 'expiresAt'>

/** Stores sessions. A session is active until it expires or is revoked. */
export abstract class SessionsRepository {
  abstract prepareInsert(session: Session): PreparedWrite
  abstract find(id: string): Promise<Session | undefined>
  /** Returns a session and locks it until the transaction ends. */
  abstract findLocked(id: string): Promise<Session | undefined>
  /** Returns the sessions that are active at the given time, newest first. */
  abstract listActive(userId: string, at: Date): Promise<Session[]>
  /** Updates a session that is active at `lastUsedAt`, and returns whether it was. */
  abstract update(id: string, update: SessionUpdate): Promise<boolean>
  /** Revokes an active session of the user, and returns whether there was one. */
  abstract revoke(userId: string, id: string, at: Date): Promise<boolean>
  abstract revokeAll(userId: string, at: Date): Promise<void>
  /** Revokes the sessions of the user except one. */
  abstract revokeOthers(userId: string, id: string, at: Date): Promise<void>
  /** Revokes the sessions that the passkey started or last authenticated. */
  abstract revokeAllOfPasskey(passkeyId: string, at: Date): Promise<void>
  abstract deleteExpired(before: Date): Promise<void>
}

import type { Session } from './session.js'

/** What changes of a session while it lasts. */
export type SessionChanges = Partial<Pick<Session, 'facts'>> & Pick<Session, 'lastUsedAt' | 'expiresAt'>

/** Where sessions are kept. A session lives until it expires or is revoked. */
export abstract class SessionsRepository {
  abstract insert(session: Session): Promise<void>
  abstract find(id: string): Promise<Session | undefined>
  /** Those that live at this time, the latest first. */
  abstract listLiving(userId: string, at: Date): Promise<Session[]>
  /** Answers whether the session lived at `lastUsedAt`; changes nothing where it did not. */
  abstract change(id: string, changes: SessionChanges): Promise<boolean>
  /** Answers whether the user had such a session and it lived. */
  abstract revoke(userId: string, id: string, at: Date): Promise<boolean>
  abstract revokeAll(userId: string, at: Date): Promise<void>
  /** Those the passkey opened, and those in which it was the last proof. */
  abstract revokeAllOfPasskey(passkeyId: string, at: Date): Promise<void>
  abstract deleteExpired(before: Date): Promise<void>
}

import type { Session } from './session.js'

/** Where sessions are kept. */
export abstract class SessionsRepository {
  abstract insert(session: Session): Promise<void>
  abstract find(id: string): Promise<Session | undefined>
  abstract revoke(id: string, at: Date): Promise<void>
  abstract deleteExpired(before: Date): Promise<void>
}

import type { EnrolmentToken } from './enrolment-token.js'

/** A token as it is kept: its secret only as a SHA-256. */
export interface StoredEnrolmentToken {
  readonly token: EnrolmentToken
  readonly secretHash: Uint8Array
}

/** Where enrolment tokens are kept. They go with their user. */
export abstract class EnrolmentTokensRepository {
  abstract insert(token: StoredEnrolmentToken): Promise<void>
  abstract find(id: string): Promise<StoredEnrolmentToken | undefined>
  /** Oldest first. */
  abstract list(userId: string): Promise<EnrolmentToken[]>
  /** Marks a token as used, in one statement. Of two calls for the same one, one is answered `true`. */
  abstract use(id: string, at: Date): Promise<boolean>
  abstract delete(userId: string, id: string): Promise<boolean>
  abstract deleteExpired(before: Date): Promise<void>
}

import type { EnrolmentToken } from './enrolment-token.js'

/** A token with the SHA-256 of its secret. */
export interface StoredEnrolmentToken {
  readonly token: EnrolmentToken
  readonly secretHash: Uint8Array
}

/** Stores enrolment tokens. Deleting a user deletes their tokens. */
export abstract class EnrolmentTokensRepository {
  /** Returns `user-missing` when the user does not exist. */
  abstract insert(token: StoredEnrolmentToken): Promise<'stored' | 'user-missing'>
  abstract find(id: string): Promise<StoredEnrolmentToken | undefined>
  /** Returns the tokens of a user, oldest first. */
  abstract list(userId: string): Promise<EnrolmentToken[]>
  /** Marks a token as used with one statement. Exactly one of two concurrent calls returns true. */
  abstract use(id: string, at: Date): Promise<boolean>
  abstract delete(userId: string, id: string): Promise<boolean>
  abstract deleteExpired(before: Date): Promise<void>
}

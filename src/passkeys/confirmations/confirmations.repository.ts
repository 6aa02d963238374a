import type { Confirmation, ConfirmationHolder } from './confirmation.js'
import type { Change } from './acts.data.js'

/** Everything that a confirmation is bound to. */
export interface ConfirmationKey extends Change, ConfirmationHolder {
  readonly tokenHash: Uint8Array
}

/** Stores unused confirmations. Deleting a user deletes their confirmations. */
export abstract class ConfirmationsRepository {
  /** Returns `user-missing` when the user does not exist. */
  abstract insert(tokenHash: Uint8Array, confirmation: Confirmation): Promise<'stored' | 'user-missing'>
  /**
   * Deletes the confirmation that equals the key and is valid at the given time, with one statement. Exactly one of two
   * concurrent calls receives it.
   */
  abstract consume(
    key: ConfirmationKey,
    at: Date,
  ): Promise<Pick<Confirmation, 'passkeyId' | 'userVerified'> | undefined>
  abstract deleteExpired(before: Date): Promise<void>
}

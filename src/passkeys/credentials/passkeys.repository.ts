import type { PreparedWrite } from '../../database/shared-statement.js'
import type { CredentialId } from '../../webauthn/index.js'
import type {
  Account,
  OwnedPasskey,
  Passkey,
  PasskeyState,
  PasskeyWithAttestation,
  RegistrationEvidence,
} from './passkey.js'

/** The changes of a successful authentication. */
export interface PasskeyUse {
  /**
   * The counter that the engine compared with: the use is recorded only if the stored counter is still this one. With
   * `any`, the new counter replaces every stored one. With `lower`, it replaces only a lower one.
   */
  readonly verifiedSignCount: number | 'any' | 'lower'
  readonly signCount: number
  readonly backupEligible: boolean
  readonly backupState: boolean
  readonly uvInitialized: boolean
  readonly uvTrusted: boolean
  readonly lastUsedAt: Date
}

/** Stores passkeys. */
export abstract class PasskeysRepository {
  /** Returns `duplicate` when any user has registered the credential ID. */
  abstract insert(passkey: Passkey, evidence: RegistrationEvidence): Promise<'stored' | 'duplicate'>
  abstract findByCredentialId(credentialId: CredentialId): Promise<Passkey | undefined>
  abstract findAccount(userId: string): Promise<Account | undefined>
  /** Returns the account that a credential ID belongs to. */
  abstract findOwner(credentialId: CredentialId): Promise<Account | undefined>
  abstract find(userId: string, passkeyId: string): Promise<Passkey | undefined>
  /** Returns the passkeys of a user, oldest first. */
  abstract list(userId: string): Promise<Passkey[]>
  /** Returns the passkeys of two users, oldest first. The users can be the same. */
  abstract listOfEither(userId: string, otherUserId: string): Promise<Passkey[]>
  /** Returns a page of the passkeys of all users, ordered by id. */
  abstract listPage(after: string | undefined, size: number): Promise<PasskeyWithAttestation[]>
  /** Returns the passkeys with the given ids in any order. */
  abstract listByIds(passkeyIds: readonly string[]): Promise<Passkey[]>
  /** Returns the credential IDs of all passkeys of a user, oldest passkey first. */
  abstract listCredentialIds(userId: string): Promise<CredentialId[]>
  abstract count(userId: string): Promise<number>
  abstract countActive(userId: string): Promise<number>
  /**
   * Records a use of an active passkey with one compare-and-swap, which also checks that the user still owns it. Returns
   * whether it was recorded.
   *
   * @param writes are stored together with the use, or not at all
   */
  abstract recordUse(owned: OwnedPasskey, use: PasskeyUse, writes: readonly PreparedWrite[]): Promise<boolean>
  /** Locks an active passkey until the transaction ends. Returns whether the user has an active passkey with this id. */
  abstract lockActive(userId: string, passkeyId: string): Promise<boolean>
  abstract rename(userId: string, passkeyId: string, displayName: string): Promise<boolean>
  abstract setState(userId: string, passkeyId: string, state: PasskeyState): Promise<boolean>
  abstract delete(userId: string, passkeyId: string): Promise<boolean>
  /** Returns the number of deleted passkeys. */
  abstract deleteAll(userId: string): Promise<number>
}

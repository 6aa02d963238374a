import type { CredentialId } from '../../webauthn/index.js'
import type { EnrolledPasskey, Passkey, PasskeyState, RegistrationEvidence } from './passkey.js'

/** What a successful authentication changes. */
export interface PasskeyUse {
  /** The counter that was verified against: the use is recorded only if it is still that one. */
  readonly verifiedSignCount: number | 'any'
  readonly signCount: number
  readonly backupState: boolean
  readonly uvInitialized: boolean
  readonly lastUsedAt: Date
}

/** Where passkeys are kept. */
export abstract class PasskeysRepository {
  /** Answers `duplicate` when the credential ID is registered already, for whichever user. */
  abstract insert(passkey: Passkey, evidence: RegistrationEvidence): Promise<'stored' | 'duplicate'>
  abstract findByCredentialId(credentialId: CredentialId): Promise<Passkey | undefined>
  abstract find(userId: string, passkeyId: string): Promise<Passkey | undefined>
  /** Oldest first. */
  abstract list(userId: string): Promise<Passkey[]>
  /** A page of all passkeys in the order of their ids, with their attestation objects. */
  abstract page(after: string | undefined, size: number): Promise<EnrolledPasskey[]>
  /** Those with these ids, in whichever order. */
  abstract findAll(passkeyIds: readonly string[]): Promise<Passkey[]>
  abstract count(userId: string): Promise<number>
  abstract countActive(userId: string): Promise<number>
  /** Of all passkeys of a user, oldest first. */
  abstract credentialIds(userId: string): Promise<CredentialId[]>
  /** Records a use of an active passkey, as one compare-and-swap. Answers whether it was recorded. */
  abstract recordUse(passkeyId: string, use: PasskeyUse): Promise<boolean>
  /** Makes whoever changes an active passkey wait for the end of this unit of work. Answers whether there is one. */
  abstract lockActive(passkeyId: string): Promise<boolean>
  abstract rename(userId: string, passkeyId: string, displayName: string): Promise<boolean>
  abstract setState(userId: string, passkeyId: string, state: PasskeyState): Promise<boolean>
  abstract delete(userId: string, passkeyId: string): Promise<boolean>
  /** Answers how many there were. */
  abstract deleteAll(userId: string): Promise<number>
}

import type { AppId, Challenge, CredentialId, NonEmpty, Origin, RpId, UserHandle } from '../bytes/brand.js'
import type { CredentialRecord } from '../structures/credential-record.js'
import type { CoseAlgorithmId } from '../structures/cose-algorithm.js'
import type { AttestationPolicy } from '../trust/attestation-policy.js'
import type { ExtensionExpectations } from './extension-expectations.js'

/**
 * Whether the ceremony may run in an iframe that is not same-origin with its ancestors, and in pages of which origins.
 * `withoutTopOrigin` applies to clients that report `crossOrigin` but not `topOrigin`.
 */
export type Framing =
  | 'refused'
  | {
      readonly topOrigins: ReadonlySet<Origin>
      readonly withoutTopOrigin: 'accepted' | 'refused'
    }

/** Rules on backup eligibility and backup state (§6.1.3). */
export interface BackupPolicy {
  readonly eligibility: 'any' | 'required' | 'refused'
  readonly state: 'any' | 'required' | 'refused'
}

/** The expectations that both ceremonies share. Take them from your own state and configuration, never from the request. */
export interface CeremonyExpectations {
  /** The challenge that the options of this ceremony contained. */
  readonly challenge: Challenge
  readonly rpId: RpId
  readonly origins: ReadonlySet<Origin>
  readonly framing: Framing
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly backup: BackupPolicy
  readonly extensions: ExtensionExpectations
}

/** The expectations of a registration (§7.1). */
export interface RegistrationExpectations extends CeremonyExpectations {
  /** `conditional` if the client may create the passkey without a prompt. Only then may user presence be absent. */
  readonly mediation: 'modal' | 'conditional'
  /** The algorithms that `pubKeyCredParams` listed. */
  readonly algorithms: NonEmpty<CoseAlgorithmId>
  readonly attestation: AttestationPolicy
  /** The time of the ceremony, at which certificates must be valid. The engine has no clock. */
  readonly at: Date
  /** Minimum length of a credential ID in bytes. */
  readonly shortestCredentialId: number
  /** Returns whether a credential ID is already registered for any user. */
  readonly isRegistered: (id: CredentialId) => boolean
}

/** A credential record and the account that it belongs to. */
export interface StoredCredential {
  readonly record: CredentialRecord
  /** User handle of the account. */
  readonly userHandle: UserHandle
}

/** The expectations of an authentication (§7.2). */
export interface AuthenticationExpectations extends CeremonyExpectations {
  /**
   * How step 6 identifies the user. `identifiedAs` is the user handle of the account, if the user was identified before
   * the ceremony. If the user is `unidentified`, the response must contain the user handle. With `identifiedBy`, the
   * credential ID alone identifies the user, which the specification does not provide for: use it only for clients that
   * send no user handle, such as those that sign requests. The trace reports it.
   */
  readonly user: 'unidentified' | { readonly identifiedAs: UserHandle } | { readonly identifiedBy: 'credential-id' }
  /**
   * The credential IDs that `allowCredentials` listed, or `any` if it was empty. An empty list here rejects every
   * credential.
   */
  readonly allowCredentials: 'any' | readonly CredentialId[]
  /** The credential that is registered under the credential ID of the response. */
  readonly credential: StoredCredential | 'unknown'
  /** The AppID that was requested with the `appid` extension (§10.1.1). */
  readonly appId: 'none' | AppId
  /**
   * How to handle a change of the backup eligibility (§7.2 step 19). `refuse` rejects it, `flag` accepts and reports it,
   * and `accept` does not compare. Accepted changes are part of the update. Use `refuse` if backup state matters to you.
   */
  readonly backupEligibilityChange: 'refuse' | 'flag' | 'accept'
  /** How to handle a signature counter that has not increased (§6.1.1). */
  readonly signCount: 'refuse' | 'flag' | 'ignore'
  /** Whether another authentication factor authorizes recording a first user verification (§7.2 step 24). */
  readonly uvInitialization: 'authorized' | 'not-authorized'
}

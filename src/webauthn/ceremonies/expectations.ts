import type { AppId, Challenge, CredentialId, NonEmpty, Origin, RpId, UserHandle } from '../bytes/brand.js'
import type { CredentialRecord } from '../structures/credential-record.js'
import type { CoseAlgorithmId } from '../structures/cose-algorithm.js'
import type { AttestationPolicy } from '../trust/attestation-policy.js'
import type { ExtensionExpectations } from './extension-expectations.js'

/**
 * Whether the ceremony may run in a frame that is not same-origin with its ancestors. `withoutTopOrigin` decides on
 * clients that report `crossOrigin` and do not name the page around the frame.
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

/** What both ceremonies expect. All of it comes from the relying party's own state, never from the request. */
export interface CeremonyExpectations {
  /** The challenge that was issued for this ceremony. */
  readonly challenge: Challenge
  readonly rpId: RpId
  readonly origins: ReadonlySet<Origin>
  readonly framing: Framing
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly backup: BackupPolicy
  readonly extensions: ExtensionExpectations
}

/** What a registration expects (§7.1). */
export interface RegistrationExpectations extends CeremonyExpectations {
  /** `conditional` for a passkey the client creates without asking: only then may user presence be absent. */
  readonly mediation: 'modal' | 'conditional'
  /** The algorithms that were offered in `pubKeyCredParams`. */
  readonly algorithms: NonEmpty<CoseAlgorithmId>
  readonly attestation: AttestationPolicy
  /** Time of the ceremony, at which its certificates must be valid: the engine has no clock. */
  readonly at: Date
  /** The shortest credential ID that is accepted, in bytes. */
  readonly shortestCredentialId: number
  /** Whether a credential ID is registered already, for whichever user. */
  readonly isRegistered: (id: CredentialId) => boolean
}

/** A credential record with the account it belongs to. */
export interface StoredCredential {
  readonly record: CredentialRecord
  /** User handle of the account. */
  readonly userHandle: UserHandle
}

/** What an authentication expects (§7.2). */
export interface AuthenticationExpectations extends CeremonyExpectations {
  /** The user handle of the account, where the user was identified before the ceremony. */
  readonly user: 'unidentified' | { readonly identifiedAs: UserHandle }
  /**
   * The credentials that were offered in `allowCredentials`; `any` where the options named none, as their empty list
   * does. An empty list here expects one of no credentials, and refuses everybody.
   */
  readonly allowCredentials: 'any' | readonly CredentialId[]
  /** The credential that is registered under the ID the response names. */
  readonly credential: StoredCredential | 'unknown'
  /** The AppID that was requested with the `appid` extension (§10.1.1). */
  readonly appId: 'none' | AppId
  /** What happens when the signature counter does not increase (§6.1.1). */
  readonly signCount: 'refuse' | 'flag' | 'ignore'
  /** Whether a first user verification may be recorded: that wants another factor (§7.2 step 24). */
  readonly uvInitialization: 'authorized' | 'not-authorized'
}

import type { IssuedToken } from '../../auth/tokens/tokens.service.js'
import type { PreparedWrite } from '../../database/shared-statement.js'
import type { User } from '../../users/user.js'
import type { PublicKeyCredentialRequestOptionsJSON, VerifiedAuthentication } from '../../webauthn/index.js'
import type { AssertionKind, CeremonyAttempt, CeremonyRealm } from '../ceremonies/ceremony.js'
import type { Account, Passkey } from '../credentials/passkey.js'
import type { PasskeyWithSignals } from '../credentials/passkey-presenter.js'
import type { OriginRequest } from '../verification/relying-party.js'
import type { AuthenticationExtensionRequest, AuthenticationOutputs } from './authentication-extensions.js'

/** The request to start an authentication. */
export interface AuthenticationRequest extends OriginRequest {
  readonly realm: CeremonyRealm
  /** The name of a configured purpose. Its rules apply, and tokens contain it. */
  readonly purpose: string
  /**
   * `unidentified` when a discoverable credential identifies the user. A start with a name does not reveal, by its
   * result or its duration, whether the account exists. `passkeyId` selects one passkey of the user.
   */
  readonly user:
    | 'unidentified'
    | { readonly id: string; readonly passkeyId?: string | undefined }
    | { readonly name: string }
  /** Whether the user has just passed another factor, after which a first user verification may be recorded. */
  readonly otherFactorVerified: boolean
  readonly extensions?: AuthenticationExtensionRequest | undefined
  /** SHA-256 of the secret of the browser that starts the ceremony; null for backends. */
  readonly browserHash: Uint8Array | null
}

export interface StartedAuthentication {
  readonly authenticationOptions: PublicKeyCredentialRequestOptionsJSON
  readonly expiresAt: Date
}

/** A user whose passkey was verified. */
export interface AuthenticatedPasskey {
  readonly user: User
  /** The passkey after this use. */
  readonly passkey: Passkey
  readonly purpose: string
  /** Whether the user verification counts as a factor. */
  readonly userVerificationProven: boolean
  readonly at: Date
}

/** A verified response whose use of the passkey is not recorded yet. */
export interface CheckedAuthentication extends Account {
  /** The passkey before this use. */
  readonly passkey: Passkey
  readonly attempt: CeremonyAttempt<AssertionKind>
  readonly verified: VerifiedAuthentication
}

export interface FinishedAuthentication extends AuthenticatedPasskey {
  /** All passkeys of the user before this use. */
  readonly passkeys: readonly Passkey[]
  readonly verified: VerifiedAuthentication
  /** The outputs of the requested extensions. */
  readonly extensions: AuthenticationOutputs
  /** Whether a first user verification was recorded (§7.2 step 24). */
  readonly uvInitializedChanged: boolean
}

/** Writes that are stored together with the use of a passkey. */
export interface PreparedWrites {
  readonly writes: readonly PreparedWrite[]
}

/** A finished authentication, with its result as a signed token. */
export interface AuthenticationResult extends Omit<FinishedAuthentication, 'passkey' | 'passkeys'>, PasskeyWithSignals {
  readonly resultToken: IssuedToken
}

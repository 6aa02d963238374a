import type { Challenge, CredentialId } from '../../webauthn/index.js'

/** The caller of a ceremony: a backend through the API or through PropelAuth's protocol, or an end user's browser. */
export type CeremonyRealm = 'backend' | 'propelauth' | 'browser'

/** The expected values of a registration, fixed when it starts. Bytes are base64url. */
export interface RegistrationState {
  readonly rpId: string
  readonly origins: readonly string[]
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly residentKey: 'required' | 'preferred' | 'discouraged'
  readonly authenticatorAttachment: 'any' | 'platform' | 'cross-platform'
  /** The offered COSE algorithm numbers. */
  readonly algorithms: readonly number[]
  /** The accepted formats. An empty list accepts every format that the configuration accepts. */
  readonly attestationFormats: readonly string[]
  /** The credential IDs that the options excluded; absent in ceremonies that an earlier version started. */
  readonly excludeCredentials?: readonly string[]
  /** `conditional` allows the client to create the passkey without prompting the user. */
  readonly mediation: 'optional' | 'conditional'
  readonly extensions: {
    /** The identifiers of the requested outputs. */
    readonly requested: readonly string[]
    readonly credentialProtection: 'any' | 1 | 2 | 3
    readonly largeBlob: 'any' | 'required'
  }
  /** The account that the options contain. The account of a sign-up does not exist yet. */
  readonly user: {
    readonly id: string
    readonly handle: string
    readonly emailOrUsername: string
    readonly displayName: string | null
  }
  readonly passkeyDisplayName: string | null
  /** The id of the enrolment token that started the ceremony; null without one. */
  readonly enrolmentTokenId: string | null
}

/** The expected values of an authentication, fixed when it starts. Bytes are base64url. */
export interface AuthenticationState {
  readonly rpId: string
  readonly origins: readonly string[]
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  /** `any` when a discoverable credential identifies the user. */
  readonly allowCredentials: 'any' | readonly string[]
  /** The user handle of the account; null when the ceremony started without a named user. */
  readonly userHandle: string | null
  /** The COSE algorithm numbers that the purpose accepts. */
  readonly algorithms: 'any' | readonly number[]
  /** `authorized` when the user has passed another factor, so that a first user verification may be recorded. */
  readonly uvInitialization: 'authorized' | 'not-authorized'
  /** The identifiers of the outputs that the options requested. */
  readonly requestedExtensions: readonly string[]
  /** The U2F AppID that the options requested; absent without one. */
  readonly appId?: string
  /** The requested operation on the large blob; absent without one. */
  readonly largeBlob?: 'read' | 'write'
}

/** The expected values of a confirmation: an assertion that authorises one change in one session. */
export interface ConfirmationState extends AuthenticationState {
  readonly sessionId: string
  /** The confirmed change, and the object that it affects. */
  readonly act: string
  readonly target: string
}

/** How long a confirmation may take, and how long its token is valid. In seconds. */
export const CONFIRMATION_TIMES = { ceremony: 120, token: 300 } as const

export interface CeremonyStates {
  readonly registration: RegistrationState
  readonly authentication: AuthenticationState
  readonly confirmation: ConfirmationState
  /** The challenge is the hash of the signed request, so the ceremony has no start and is never stored. */
  readonly 'signed-request': AuthenticationState
}

export type CeremonyKind = keyof CeremonyStates

/** The kinds whose challenge the server issues. */
export type IssuedCeremonyKind = Exclude<CeremonyKind, 'signed-request'>

/** The kinds whose response is an assertion. */
export type AssertionKind = Exclude<CeremonyKind, 'registration'>

/** A ceremony between its start and its finish. Its challenge identifies it. */
export interface Ceremony<K extends CeremonyKind = CeremonyKind> {
  readonly kind: K
  readonly realm: CeremonyRealm
  /** The account; null when the response will identify the user. */
  readonly userId: string | null
  /** The name of the purpose, such as `login` or `sign-up`. */
  readonly purpose: string
  /** SHA-256 of the secret in the cookie of the browser that started the ceremony; null for backends. */
  readonly browserHash: Uint8Array | null
  readonly state: CeremonyStates[K]
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** An attempt to finish a ceremony. The ceremony has been removed from the store, so there is no second attempt. */
export interface CeremonyAttempt<K extends CeremonyKind = CeremonyKind> {
  readonly ceremony: Ceremony<K>
  readonly challenge: Challenge
  /** The credential ID in the response. Not verified. */
  readonly credentialId: CredentialId
  /** The time of the attempt. All rows that the attempt creates or updates have this time. */
  readonly at: Date
}

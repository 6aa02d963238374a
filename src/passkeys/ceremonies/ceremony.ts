/** Who runs a ceremony: a backend through the API or through PropelAuth's wire, or a browser by itself. */
export type Realm = 'backend' | 'propelauth' | 'browser'

/** What a registration was started with, and shall be verified against. Bytes are base64url. */
export interface RegistrationState {
  readonly rpId: string
  readonly origins: readonly string[]
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly residentKey: 'required' | 'preferred' | 'discouraged'
  /** COSE algorithm numbers, as offered. */
  readonly algorithms: readonly number[]
  /** The formats that are accepted; empty for all that the configuration accepts. */
  readonly attestationFormats: readonly string[]
  /** `conditional` for a passkey that the client may make without asking. */
  readonly mediation: 'optional' | 'conditional'
  readonly extensions: {
    /** Identifiers of the outputs that were asked for. */
    readonly requested: readonly string[]
    readonly credentialProtection: 'any' | 1 | 2 | 3
    readonly largeBlob: 'any' | 'required'
  }
  /** The account as the options name it. That of a sign-up does not exist yet. */
  readonly user: {
    readonly id: string
    readonly handle: string
    readonly emailOrUsername: string
    readonly displayName: string | null
  }
  readonly passkeyDisplayName: string | null
  /** The id of the enrolment token it was begun with; null where none was. */
  readonly enrolmentTokenId: string | null
}

/** What an authentication was started with, and shall be verified against. Bytes are base64url. */
export interface AuthenticationState {
  readonly rpId: string
  readonly origins: readonly string[]
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  /** `any` for a ceremony in which the user is found by a discoverable credential. */
  readonly allowCredentials: 'any' | readonly string[]
  /** The user handle of the account; null where the user is not known beforehand. */
  readonly userHandle: string | null
  /** COSE algorithm numbers of the passkeys that serve the purpose. */
  readonly algorithms: 'any' | readonly number[]
  /** `authorized` where the user has passed another factor, so that a first user verification counts from now on. */
  readonly uvInitialization: 'authorized' | 'not-authorized'
  readonly requestedExtensions: readonly string[]
}

export interface CeremonyStates {
  readonly registration: RegistrationState
  readonly authentication: AuthenticationState
}

export type CeremonyKind = keyof CeremonyStates

/** A ceremony between its start and its finish. It is found by its challenge. */
export interface Ceremony<K extends CeremonyKind = CeremonyKind> {
  readonly kind: K
  readonly realm: Realm
  /** The account it is for; null where that shows at its end. */
  readonly userId: string | null
  /** What it is for, e.g. `login`, `sign-up`. */
  readonly purpose: string
  /** SHA-256 of the secret in the cookie of the browser that began it; null where none did. */
  readonly browserHash: Uint8Array | null
  readonly state: CeremonyStates[K]
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The one attempt at finishing a ceremony. */
export interface Attempt<K extends CeremonyKind = CeremonyKind> {
  readonly ceremony: Ceremony<K>
  /** When it was made: the time of everything that follows from it. */
  readonly at: Date
}

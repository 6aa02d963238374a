import type { User } from '../../users/user.js'
import type {
  Aaguid,
  AttestationVerdict,
  CoseKeyBytes,
  CredentialDescriptor,
  CredentialId,
  CredentialRecord,
  RpId,
} from '../../webauthn/index.js'

/** A `suspended` passkey remains stored but cannot authenticate. */
export type PasskeyState = 'active' | 'suspended'

/** The result of the attestation at registration. */
export interface PasskeyAttestation {
  readonly format: string
  readonly type: AttestationVerdict['type']
  readonly verdict: AttestationVerdict['trust']['verdict']
}

/** A credential record (§4) with its account. */
export interface Passkey {
  /** A UUID, which routes use. */
  readonly id: string
  readonly userId: string
  readonly credentialId: CredentialId
  readonly rpId: RpId
  readonly publicKey: CoseKeyBytes
  readonly signCount: number
  readonly transports: readonly string[]
  readonly backupEligible: boolean
  /** The backup eligibility at registration, which no later authentication changes. */
  readonly backupEligibleAtRegistration: boolean
  readonly backupState: boolean
  readonly uvInitialized: boolean
  /**
   * Whether the user verification is the owner's: the passkey is the first of its account, a backend registered it, or a
   * confirmation with user verification authorised it.
   */
  readonly uvTrusted: boolean
  /**
   * Whether an enrolment token, or a confirmation by such a passkey, added it to an account that had passkeys. While older
   * passkeys are active, it cannot confirm changes to them.
   */
  readonly provisional: boolean
  readonly aaguid: Aaguid
  readonly attestation: PasskeyAttestation
  /** Whether the attestation proves the AAGUID. Otherwise the authenticator only claims it. */
  readonly modelProven: boolean
  /** The protocol that created the credential. U2F credentials are imported; they can be scoped to an AppID (§10.1.1). */
  readonly createdBy: CredentialRecord['createdBy']
  readonly displayName: string | null
  /** The value that the client reported; null if it reported none. */
  readonly discoverable: boolean | null
  readonly authenticatorAttachment: string | null
  readonly state: PasskeyState
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** A passkey with the user that owns it. */
export interface OwnedPasskey {
  readonly user: User
  readonly passkey: Passkey
}

/** A user with all their passkeys, oldest first. */
export interface Account {
  readonly user: User
  readonly passkeys: readonly Passkey[]
}

/** Returns whether a user verification with the passkey counts as a factor (§4, uvInitialized, and uvTrusted). */
export function canProveUserVerification({ uvInitialized, uvTrusted }: Passkey): boolean {
  return uvInitialized && uvTrusted
}

/** Returns whether the credential was created with U2F, so that it can be scoped to an AppID. */
export function isU2f({ createdBy }: Passkey): boolean {
  return createdBy === 'u2f'
}

/** The bytes of a registration as received. They allow the registration to be verified again later. */
export interface RegistrationEvidence {
  readonly attestationObject: Uint8Array
  readonly clientDataJson: Uint8Array
}

/** A passkey with the attestation object of its registration. */
export interface PasskeyWithAttestation {
  readonly passkey: Passkey
  readonly attestationObject: Uint8Array
}

/**
 * Returns passkeys as descriptors for `allowCredentials` and `excludeCredentials` (§5.8.3). The transports are sorted,
 * because the order that a client reported would distinguish an account from a decoy.
 */
export function createDescriptors(passkeys: readonly Passkey[]): CredentialDescriptor[] {
  return passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports].sort() }))
}

import type {
  Aaguid,
  AttestationVerdict,
  CoseKeyBytes,
  CredentialDescriptor,
  CredentialId,
  RpId,
} from '../../webauthn/index.js'

/** `suspended` passkeys are kept and do not authenticate. */
export type PasskeyState = 'active' | 'suspended'

/** What a registration learned about the authenticator. */
export interface PasskeyAttestation {
  readonly format: string
  readonly type: AttestationVerdict['type']
  readonly verdict: AttestationVerdict['trust']['verdict']
}

/** A credential record (§4) in the account of a user. */
export interface Passkey {
  /** What routes know it by: a UUID. */
  readonly id: string
  readonly userId: string
  readonly credentialId: CredentialId
  readonly rpId: RpId
  readonly publicKey: CoseKeyBytes
  readonly signCount: number
  readonly transports: readonly string[]
  readonly backupEligible: boolean
  readonly backupState: boolean
  readonly uvInitialized: boolean
  readonly aaguid: Aaguid
  readonly attestation: PasskeyAttestation
  /** Whether the attestation proves the AAGUID; otherwise the authenticator claims it. */
  readonly modelProven: boolean
  readonly displayName: string | null
  /** As the client reported it; null where it did not say. */
  readonly discoverable: boolean | null
  readonly authenticatorAttachment: string | null
  readonly state: PasskeyState
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** The proof of a registration, as received: with it the registration can be verified again years later. */
export interface RegistrationEvidence {
  readonly attestationObject: Uint8Array
  readonly clientDataJson: Uint8Array
}

/** A passkey with the attestation object of its registration. */
export interface EnrolledPasskey {
  readonly passkey: Passkey
  readonly attestationObject: Uint8Array
}

/**
 * Passkeys as options name them, to allow or to exclude them (§5.8.3). Transports are in one order, whatever the client
 * said: by another one than that of decoys an account would show.
 */
export function describePasskeys(passkeys: readonly Passkey[]): CredentialDescriptor[] {
  return passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports].sort() }))
}

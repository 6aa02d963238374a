import type { Aaguid, CoseKeyBytes, CredentialId, RpId } from '../bytes/brand.js'

/** A credential record (§4). A registration creates it, and authentications are verified against it. */
export interface CredentialRecord {
  readonly type: 'public-key'
  readonly id: CredentialId
  /** The COSE_Key in the exact encoding of the authenticator. */
  readonly publicKey: CoseKeyBytes
  /** The signature counter: an unsigned 32-bit integer. 0 if the authenticator has no counter. */
  readonly signCount: number
  /** Whether any ceremony with this credential has included user verification. */
  readonly uvInitialized: boolean
  /** Transports as the client reported them, including unknown names. */
  readonly transports: readonly string[]
  /** `unknown` for credentials that were registered before the flag existed. The engine then cannot detect a change. */
  readonly backupEligible: boolean | 'unknown'
  readonly backupState: boolean
  /** The RP ID to which the credential is scoped. */
  readonly rpId: RpId
  /** The protocol that created the credential. Only U2F credentials may be used with an AppID (§10.1.1). */
  readonly createdBy: 'webauthn' | 'u2f'
}

/** A credential record with the evidence of its registration. */
export interface RegisteredCredential extends CredentialRecord {
  readonly aaguid: Aaguid
  /** The COSE algorithm of the public key. */
  readonly algorithm: number
  /** The attestation statement format identifier. */
  readonly attestationFormat: string
  /** `platform` or `cross-platform`, as the client reported it without proof. */
  readonly authenticatorAttachment: string | undefined
  /** The attestation object, as received. */
  readonly attestationObject: Uint8Array
  /** The client data, as received. Together with the attestation object, it allows a later verification. */
  readonly attestationClientDataJson: Uint8Array
}

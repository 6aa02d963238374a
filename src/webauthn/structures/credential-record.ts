import type { Aaguid, CoseKeyBytes, CredentialId, RpId } from '../bytes/brand.js'

/**
 * A credential record (§4): what the relying party keeps of a credential. A registration creates it, an
 * authentication is verified against it.
 */
export interface CredentialRecord {
  readonly type: 'public-key'
  readonly id: CredentialId
  /** The COSE_Key exactly as the authenticator encoded it. */
  readonly publicKey: CoseKeyBytes
  /** Unsigned 32-bit signature counter; 0 where the authenticator has none. */
  readonly signCount: number
  /** Whether user verification has ever been performed with this credential. */
  readonly uvInitialized: boolean
  /** Transports as the client named them; unknown names are kept. */
  readonly transports: readonly string[]
  /** `unknown` for credentials registered before the flag existed: then its constancy cannot be checked. */
  readonly backupEligible: boolean | 'unknown'
  readonly backupState: boolean
  /** The RP ID the credential is scoped to. */
  readonly rpId: RpId
  /** The protocol the credential was created with. Only U2F credentials may answer with an AppID (§10.1.1). */
  readonly createdBy: 'webauthn' | 'u2f'
}

/** A record together with what a registration additionally learns, for relying parties that keep evidence. */
export interface RegisteredCredential extends CredentialRecord {
  readonly aaguid: Aaguid
  /** COSE algorithm of the public key. */
  readonly algorithm: number
  /** Attestation statement format identifier. */
  readonly attestationFormat: string
  /** `platform` or `cross-platform` as the client reports it, unproven. */
  readonly authenticatorAttachment: string | undefined
  /** The attestation object as received. */
  readonly attestationObject: Uint8Array
  /** The client data as received: together with the attestation object it can be verified again later. */
  readonly attestationClientDataJson: Uint8Array
}

import type { Algorithm } from './algorithms.data.js'
import type { CertificateAuthority } from './certificates/certificate-authority.js'
import type { CredentialKey } from './credential-key.js'
import type { Attachment, Transport } from './json.js'
import type { FormatName } from './statements/formats.js'

/** The properties of a software authenticator. */
export interface AuthenticatorOptions {
  /**
   * How the authenticator attests new credentials, regardless of the attestation preference in the options. Default
   * `none`.
   */
  readonly format?: FormatName
  /** The algorithm of new credentials, even one that was not requested. Default: the first requested one. */
  readonly algorithm?: Algorithm
  /** Issues the attestation certificates. Default: an authority that all authenticators of the process share. */
  readonly authority?: CertificateAuthority
  /** The authenticator model, 16 bytes. */
  readonly aaguid?: Uint8Array
  /** Whether the authenticator verifies the user (flag UV). Default true. */
  readonly userVerification?: boolean
  /** The flags BE and BS of new credentials. Default: both false. */
  readonly backup?: { readonly eligible: boolean; readonly state: boolean }
  /** `absent` leaves the signature counter at 0; `counting` increases it with every use. Default `counting`. */
  readonly signCount?: 'absent' | 'counting'
  /** Whether assertions contain the user handle. Default true. */
  readonly userHandle?: boolean
  /** Default `['internal']`. */
  readonly transports?: Transport[]
  /** Default `platform`. */
  readonly attachment?: Attachment
  /** Returns the time, which SafetyNet statements contain. Default: the system's time. */
  readonly now?: () => Date
}

/** A credential in a software authenticator. */
export interface HeldCredential {
  readonly id: Uint8Array
  readonly rpId: string
  readonly userHandle: Uint8Array
  readonly key: CredentialKey
  /** CBOR of the COSE_Key, as attested. */
  readonly publicKey: Uint8Array
  signCount: number
}

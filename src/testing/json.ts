/** The members of PublicKeyCredentialCreationOptionsJSON (§5.1.8) that the software authenticator reads. */
export interface CreationOptions {
  /** Base64url. */
  readonly challenge: string
  readonly rp: { readonly id?: string }
  /** The user handle as base64url. */
  readonly user: { readonly id: string }
  /** COSE algorithm identifiers, preferred first. */
  readonly pubKeyCredParams: readonly { readonly alg: number }[]
  /** Credential IDs as base64url. */
  readonly excludeCredentials?: readonly { readonly id: string }[]
}

/** The members of PublicKeyCredentialRequestOptionsJSON (§5.1.9) that the software authenticator reads. */
export interface RequestOptions {
  /** Base64url. */
  readonly challenge: string
  readonly rpId?: string
  /** Credential IDs as base64url. */
  readonly allowCredentials?: readonly { readonly id: string }[]
}

export type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb'
export type Attachment = 'platform' | 'cross-platform'

interface CredentialJson<Response> {
  /** The credential ID as base64url. */
  id: string
  /** The same as `id`. */
  rawId: string
  type: 'public-key'
  response: Response
  authenticatorAttachment: Attachment
  clientExtensionResults: Record<string, unknown>
}

/** RegistrationResponseJSON (§5.1), as `PublicKeyCredential.toJSON()` returns it. Bytes are base64url. */
export type RegistrationResponseJson = CredentialJson<{
  clientDataJSON: string
  attestationObject: string
  transports: Transport[]
  /** Repeats the authenticator data of the attestation object (§5.2.1.1). */
  authenticatorData: string
  /** The public key as DER of a SubjectPublicKeyInfo. */
  publicKey: string
  /** COSE algorithm identifier. */
  publicKeyAlgorithm: number
}>

/** AuthenticationResponseJSON (§5.1), as `PublicKeyCredential.toJSON()` returns it. Bytes are base64url. */
export type AuthenticationResponseJson = CredentialJson<{
  clientDataJSON: string
  authenticatorData: string
  signature: string
  userHandle?: string
}>

/** CollectedClientData (§5.8.1). */
export interface ClientDataFields {
  readonly type: string
  /** Base64url. */
  readonly challenge: string
  readonly origin: string
  readonly crossOrigin?: boolean
  readonly topOrigin?: string
}

/** The page in which a ceremony runs. */
export interface ClientContext {
  /** For example `https://example.com`. */
  readonly origin: string
  /** Whether another site frames the page. Default false. */
  readonly crossOrigin?: boolean
  /** The origin of the framing page. */
  readonly topOrigin?: string
}

/** The client data of a ceremony, with members in the order of §5.8.1.1. */
export function clientDataOf(type: string, challenge: string, context: ClientContext): ClientDataFields {
  const { origin, crossOrigin = false, topOrigin } = context
  return { type, challenge, origin, crossOrigin, ...(topOrigin !== undefined && { topOrigin }) }
}

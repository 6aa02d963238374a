/** Creation options as far as the software authenticator reads them (PublicKeyCredentialCreationOptionsJSON). */
export interface CreationOptions {
  readonly challenge: string
  readonly rp: { readonly id?: string }
  readonly user: { readonly id: string }
  readonly pubKeyCredParams: readonly { readonly alg: number }[]
  readonly excludeCredentials?: readonly { readonly id: string }[]
}

/** Request options as far as the software authenticator reads them (PublicKeyCredentialRequestOptionsJSON). */
export interface RequestOptions {
  readonly challenge: string
  readonly rpId?: string
  readonly allowCredentials?: readonly { readonly id: string }[]
}

interface CredentialJson<Response> {
  id: string
  rawId: string
  type: 'public-key'
  response: Response
  authenticatorAttachment: string
  clientExtensionResults: Record<string, unknown>
}

/** RegistrationResponseJSON (§5.1). Bytes are base64url. */
export type RegistrationResponseJson = CredentialJson<{
  clientDataJSON: string
  attestationObject: string
  transports: string[]
  /** The three members that browsers add for convenience (§5.2.1.1). */
  authenticatorData: string
  publicKey: string
  publicKeyAlgorithm: number
}>

/** AuthenticationResponseJSON (§5.1). Bytes are base64url. */
export type AuthenticationResponseJson = CredentialJson<{
  clientDataJSON: string
  authenticatorData: string
  signature: string
  userHandle?: string
}>

/** CollectedClientData (§5.8.1) as the test client writes it. */
export interface ClientDataFields {
  readonly type: string
  readonly challenge: string
  readonly origin: string
  readonly crossOrigin?: boolean
  readonly topOrigin?: string
}

/** Where a ceremony runs. */
export interface ClientContext {
  readonly origin: string
  /** Left out: the member is `false`, as browsers write it. */
  readonly crossOrigin?: boolean
  readonly topOrigin?: string
}

export function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

export function fromBase64url(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

/** The client data of a ceremony, members in the order of §5.8.1.1. */
export function clientDataOf(type: string, challenge: string, context: ClientContext): ClientDataFields {
  const { origin, crossOrigin = false, topOrigin } = context
  return { type, challenge, origin, crossOrigin, ...(topOrigin !== undefined && { topOrigin }) }
}

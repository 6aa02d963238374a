/** PublicKeyCredentialDescriptorJSON (§5.1.8). `id` is base64url. */
export interface CredentialDescriptorJson {
  readonly type: 'public-key'
  readonly id: string
  readonly transports?: readonly string[]
}

/** AuthenticatorSelectionCriteria (§5.4.4). */
export interface AuthenticatorSelectionJson {
  readonly authenticatorAttachment?: 'platform' | 'cross-platform'
  readonly residentKey: 'discouraged' | 'preferred' | 'required'
  /** For WebAuthn Level 1 clients: true if and only if `residentKey` is `required`. */
  readonly requireResidentKey: boolean
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
}

/** PublicKeyCredentialCreationOptionsJSON (§5.1.8). Bytes are base64url, `timeout` is in milliseconds. */
export interface PublicKeyCredentialCreationOptionsJSON {
  readonly rp: { readonly id: string; readonly name: string }
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly challenge: string
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[]
  readonly timeout: number
  readonly excludeCredentials: readonly CredentialDescriptorJson[]
  readonly authenticatorSelection: AuthenticatorSelectionJson
  readonly hints: readonly string[]
  readonly attestation: 'none' | 'indirect' | 'direct' | 'enterprise'
  readonly attestationFormats: readonly string[]
  readonly extensions: Readonly<Record<string, unknown>>
}

/** PublicKeyCredentialRequestOptionsJSON (§5.1.9). Bytes are base64url, `timeout` is in milliseconds. */
export interface PublicKeyCredentialRequestOptionsJSON {
  readonly challenge: string
  readonly timeout: number
  readonly rpId: string
  readonly allowCredentials: readonly CredentialDescriptorJson[]
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly hints: readonly string[]
  readonly extensions: Readonly<Record<string, unknown>>
}

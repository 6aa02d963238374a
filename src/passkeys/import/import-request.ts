import type { CredentialId } from '../../webauthn/index.js'

/** A U2F credential in the form in which a backend provides it. */
export interface ImportRequest {
  readonly credentialId: CredentialId
  /** An uncompressed P-256 point, or a COSE key. */
  readonly publicKey: Uint8Array
  readonly signCount: number
  readonly transports: readonly string[]
  readonly displayName: string | null
}

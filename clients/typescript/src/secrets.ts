/** A credential, as `PublicKeyCredential.toJSON()` returns it. */
interface CredentialWithResults {
  readonly clientExtensionResults?: object
}

/**
 * Removes the results of the extensions `prf` (WebAuthn §10.1.4) and `hmac-secret` (CTAP 2.1 §12.5) from a registration or an
 * authentication. They are keys of the user, which no server needs. Read them before you send the credential.
 */
export function withoutSecrets<T extends CredentialWithResults>(credential: T): T {
  const { prf, hmacGetSecret, ...others } = (credential.clientExtensionResults ?? {}) as {
    readonly prf?: { readonly results?: unknown }
    readonly hmacGetSecret?: unknown
  }
  if (prf === undefined && hmacGetSecret === undefined) return credential
  const { results: _results, ...rest } = prf ?? {}
  return { ...credential, clientExtensionResults: { ...others, ...(prf !== undefined && { prf: rest }) } }
}

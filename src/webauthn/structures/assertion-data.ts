import { MalformedInputError } from '../errors/engine-error.js'
import { type AuthenticatorData, parseAuthenticatorData } from './authenticator-data.js'

/**
 * Parses the authenticator data of an assertion (§6.1).
 *
 * @throws MalformedInputError `attested_data_unexpected` when it contains attested credential data, and the errors
 *   of `parseAuthenticatorData`
 */
export function parseAssertionData(bytes: Uint8Array): AuthenticatorData {
  const path = 'response.authenticatorData'
  const authenticatorData = parseAuthenticatorData(bytes, path)
  if (authenticatorData.attestedCredentialData !== undefined) {
    throw new MalformedInputError('attested_data_unexpected', { path })
  }
  return authenticatorData
}

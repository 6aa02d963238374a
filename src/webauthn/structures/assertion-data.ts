import { MalformedInputError } from '../errors/engine-error.js'
import { type AuthenticatorData, parseAuthenticatorData } from './authenticator-data.js'

/**
 * Parses the authenticator data of an assertion, which carries no credential (§6.1).
 *
 * @throws MalformedInputError when it cannot be authenticator data, or carries attested credential data
 */
export function parseAssertionData(bytes: Uint8Array): AuthenticatorData {
  const path = 'response.authenticatorData'
  const authenticatorData = parseAuthenticatorData(bytes, path)
  if (authenticatorData.attestedCredentialData !== undefined) {
    throw new MalformedInputError('attested_data_unexpected', { path })
  }
  return authenticatorData
}

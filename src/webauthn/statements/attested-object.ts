import { MalformedInputError } from '../errors/engine-error.js'
import { type AttestationObject, parseAttestationObject } from '../structures/attestation-object.js'
import type { AttestedAuthenticatorData } from './statement.js'

/** An attestation object whose authenticator data carries a credential, as that of every registration must. */
export interface AttestedObject extends AttestationObject {
  readonly authenticatorData: AttestedAuthenticatorData
}

/**
 * Decodes the attestation object of a registration (§6.5.4, §7.1 step 13).
 *
 * @throws MalformedInputError when it is none, or holds authenticator data without attested credential data
 */
export function parseAttestedObject(bytes: Uint8Array): AttestedObject {
  const object = parseAttestationObject(bytes)
  const { authenticatorData } = object
  const { attestedCredentialData } = authenticatorData
  if (attestedCredentialData === undefined) {
    throw new MalformedInputError('attested_data_missing', { path: 'attestationObject.authData' })
  }
  return { ...object, authenticatorData: { ...authenticatorData, attestedCredentialData } }
}

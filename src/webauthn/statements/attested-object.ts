import { requireValidKey } from '../crypto/key-validity.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type AttestationObject, parseAttestationObject } from '../structures/attestation-object.js'
import type { AttestedAuthenticatorData } from './statement.js'

const AUTHENTICATOR_DATA = 'response.attestationObject.authData'

/** An attestation object whose authenticator data contains attested credential data. Registrations require it. */
export interface AttestedObject extends AttestationObject {
  readonly authenticatorData: AttestedAuthenticatorData
}

/**
 * Decodes the attestation object of a registration (§6.5.4, §7.1 step 13). Checks the credential public key as strictly
 * as an authentication does, so that no unusable key is registered.
 *
 * @throws MalformedInputError `attested_data_missing` when the attested credential data is missing; other codes when the
 *   attestation object or the public key is malformed
 * @throws UnsupportedError `algorithm_unsupported` when the engine does not know the algorithm of the key
 */
export function parseAttestedObject(bytes: Uint8Array): AttestedObject {
  const object = parseAttestationObject(bytes)
  if (!holdsCredential(object)) throw new MalformedInputError('attested_data_missing', { path: AUTHENTICATOR_DATA })
  const { publicKey } = object.authenticatorData.attestedCredentialData
  requireValidKey(publicKey, `${AUTHENTICATOR_DATA}.credentialPublicKey`)
  return object
}

function holdsCredential(object: AttestationObject): object is AttestedObject {
  return object.authenticatorData.attestedCredentialData !== undefined
}

import { requireValidKey } from '../crypto/key-validity.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { type AttestationObject, parseAttestationObject } from '../structures/attestation-object.js'
import type { AttestedAuthenticatorData } from './statement.js'

const AUTHENTICATOR_DATA = 'response.attestationObject.authData'

/** An attestation object whose authenticator data carries a credential, as that of every registration must. */
export interface AttestedObject extends AttestationObject {
  readonly authenticatorData: AttestedAuthenticatorData
}

/**
 * Decodes the attestation object of a registration (§6.5.4, §7.1 step 13). The credential public key is checked as if it
 * were about to be used, so that no key is registered that no login could be verified with.
 *
 * @throws MalformedInputError when it is none, holds authenticator data without attested credential data, or a public key
 *   that cannot be one
 * @throws UnsupportedError `algorithm_unsupported`
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

import type { CredentialId, UserHandle } from '../bytes/brand.js'
import { decodeOwnBase64url } from '../bytes/base64url.js'
import { ownBytes } from '../bytes/copy.js'
import { parseClientData } from '../structures/client-data.js'
import { parseAuthenticationResponse, parseRegistrationResponse } from '../structures/credential-json.js'

/** Unverified values of a response that locate the stored ceremony and credential. Each value has its own buffer. */
export interface CeremonyClues {
  /** The challenge in the client data. Use it to look up the stored ceremony, never as the expected challenge. */
  readonly challenge: Uint8Array
  readonly credentialId: CredentialId
  readonly userHandle: UserHandle | undefined
}

/**
 * Reads the values that locate the ceremony of a registration response, without verifying them.
 *
 * @throws MalformedInputError like `verifyRegistration`, and `base64url_invalid` when the challenge is not base64url,
 *   which `verifyRegistration` reports as `challenge_mismatch`
 */
export function peekRegistration(response: unknown): CeremonyClues {
  const { id, clientDataJson } = parseRegistrationResponse(response)
  return { challenge: readChallenge(clientDataJson), credentialId: ownBytes(id) as CredentialId, userHandle: undefined }
}

/**
 * Reads the values that locate the ceremony and the credential of an authentication response, without verifying them.
 *
 * @throws MalformedInputError like `verifyAuthentication`, and `base64url_invalid` when the challenge is not base64url,
 *   which `verifyAuthentication` reports as `challenge_mismatch`
 */
export function peekAuthentication(response: unknown): CeremonyClues {
  const { id, clientDataJson, userHandle } = parseAuthenticationResponse(response)
  return {
    challenge: readChallenge(clientDataJson),
    credentialId: ownBytes(id) as CredentialId,
    userHandle: userHandle && (ownBytes(userHandle) as UserHandle),
  }
}

function readChallenge(clientDataJson: Uint8Array): Uint8Array {
  return decodeOwnBase64url(parseClientData(clientDataJson).challenge, 'response.clientDataJSON.challenge')
}

import type { CredentialId, UserHandle } from '../bytes/brand.js'
import { decodeOwnBase64url } from '../bytes/base64url.js'
import { ownBytes } from '../bytes/copy.js'
import { parseClientData } from '../structures/client-data.js'
import { parseAuthenticationResponse, parseRegistrationResponse } from '../structures/credential-json.js'

/** What a caller needs to find its own state for a response, each value in a buffer of its own. None of it is verified. */
export interface CeremonyClues {
  /** The challenge the client claims to have answered: the key to the stored ceremony, never its expected value. */
  readonly challenge: Uint8Array
  readonly credentialId: CredentialId
  readonly userHandle: UserHandle | undefined
}

/**
 * Reads from a registration response where to look for its ceremony.
 *
 * @throws MalformedInputError as `verifyRegistration` would in its first steps, and `base64url_invalid` for a challenge
 *   that `verifyRegistration` would call another one: `challenge_mismatch`
 */
export function peekRegistration(response: unknown): CeremonyClues {
  const { id, clientDataJson } = parseRegistrationResponse(response)
  return { challenge: readChallenge(clientDataJson), credentialId: ownBytes(id) as CredentialId, userHandle: undefined }
}

/**
 * Reads from an authentication response where to look for its ceremony and its credential.
 *
 * @throws MalformedInputError as `verifyAuthentication` would in its first steps, and `base64url_invalid` for a challenge
 *   that `verifyAuthentication` would call another one: `challenge_mismatch`
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

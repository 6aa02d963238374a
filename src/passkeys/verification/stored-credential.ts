import {
  type CoseKeyBytes,
  decodeBase64url,
  type RpId,
  type StoredCredential,
  type UserHandle,
} from '../../webauthn/index.js'
import type { AssertionKind, CeremonyAttempt } from '../ceremonies/ceremony.js'
import type { OwnedPasskey } from '../credentials/passkey.js'

/** A stored credential with the facts of its registration that select rules of the relying party. */
export interface RegisteredStoredCredential extends StoredCredential {
  readonly backupEligibleAtRegistration: boolean
}

/** Returns the credential record (§4) of a passkey with the user handle of its account. */
export function storedCredentialOf({ user, passkey }: OwnedPasskey): RegisteredStoredCredential {
  const { credentialId: id, publicKey, signCount, uvInitialized } = passkey
  const { transports, backupEligible, backupState, rpId, createdBy } = passkey
  return {
    record: {
      type: 'public-key',
      id,
      publicKey,
      signCount,
      uvInitialized,
      transports,
      backupEligible,
      backupState,
      rpId,
      createdBy,
    },
    userHandle: user.handle,
    backupEligibleAtRegistration: passkey.backupEligibleAtRegistration,
  }
}

/** A P-256 public key. Its private key was discarded. */
const PLACEHOLDER_KEY =
  'pQECAyYgASFYIEZaXywzdF2EMDHexemCxX41oMqiGtww4jMKfZuXDH3JIlgglHB8u44aAxVak4l0x6WlAMflxEd5exuIEpI5omoFloY'

/**
 * Creates a placeholder credential with the response's credential ID and account. A response that is valid except for
 * its unknown credential fails at the signature step when verified against it.
 *
 * @param response AuthenticationResponseJSON of a well-formed response
 */
export function createPlaceholderCredential(
  response: unknown,
  { credentialId, ceremony }: CeremonyAttempt<AssertionKind>,
): RegisteredStoredCredential {
  const { rpId, userHandle } = ceremony.state
  return {
    record: {
      type: 'public-key',
      id: credentialId,
      publicKey: decodeBase64url(PLACEHOLDER_KEY, 'placeholder') as CoseKeyBytes,
      signCount: 0,
      uvInitialized: false,
      transports: [],
      backupEligible: 'unknown',
      backupState: false,
      rpId: rpId as RpId,
      createdBy: 'webauthn',
    },
    userHandle: decodeBase64url(userHandle ?? readUserHandle(response), 'userHandle') as UserHandle,
    backupEligibleAtRegistration: false,
  }
}

/** Returns base64url, or an empty string when the response has no user handle. */
function readUserHandle(authenticationResponse: unknown): string {
  const { response } = authenticationResponse as { readonly response: { readonly userHandle?: string | null } }
  return response.userHandle ?? ''
}

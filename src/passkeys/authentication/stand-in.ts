import {
  type CoseKeyBytes,
  type CredentialId,
  decodeBase64url,
  type RpId,
  type StoredCredential,
  type UserHandle,
} from '../../webauthn/index.js'
import type { Attempt } from '../ceremonies/ceremony.js'

/** A response as far as it says whose it wants to be. */
interface Claim extends Attempt<'authentication'> {
  readonly publicKey: unknown
  readonly credentialId: CredentialId
}

/** A public key on P-256 whose private key was never kept. */
const KEY = 'pQECAyYgASFYIEZaXywzdF2EMDHexemCxX41oMqiGtww4jMKfZuXDH3JIlgglHB8u44aAxVak4l0x6WlAMflxEd5exuIEpI5omoFloY'

/**
 * A credential of nobody under the ID that a response names, in the account that it speaks for: whatever is verified
 * against it and is right in everything but its credential comes as far as the signature.
 */
export function standInFor({ publicKey, credentialId, ceremony }: Claim): StoredCredential {
  const { rpId, userHandle } = ceremony.state
  return {
    record: {
      type: 'public-key',
      id: credentialId,
      publicKey: decodeBase64url(KEY, 'standIn') as CoseKeyBytes,
      signCount: 0,
      uvInitialized: false,
      transports: [],
      backupEligible: 'unknown',
      backupState: false,
      rpId: rpId as RpId,
      createdBy: 'webauthn',
    },
    userHandle: decodeBase64url(userHandle ?? userHandleIn(publicKey), 'userHandle') as UserHandle,
  }
}

/** Base64url; empty where the response has none. */
function userHandleIn(publicKey: unknown): string {
  const { response } = publicKey as { readonly response: { readonly userHandle?: string | null } }
  return response.userHandle ?? ''
}

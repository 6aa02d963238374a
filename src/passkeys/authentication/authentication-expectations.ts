import type { LatchkeyConfig } from '../../config/latchkey-config.js'
import {
  type AuthenticationExpectations,
  type CredentialId,
  type CredentialRecord,
  decodeBase64url,
  type Origin,
  parseRpId,
  type UserHandle,
} from '../../webauthn/index.js'
import type { AuthenticationState } from '../ceremonies/ceremony.js'
import type { Passkey } from '../credentials/passkey.js'

type Circumstances = Pick<AuthenticationExpectations, 'challenge' | 'credential' | 'framing' | 'backup' | 'signCount'>

/** What the engine shall expect of an authentication: from its stored state, never from the request. */
export function expectationsOf(state: AuthenticationState, circumstances: Circumstances): AuthenticationExpectations {
  const { userHandle, allowCredentials } = state
  return {
    ...circumstances,
    rpId: parseRpId(state.rpId, 'rpId'),
    origins: new Set(state.origins as readonly Origin[]),
    userVerification: state.userVerification,
    extensions: {
      requested: new Set(state.requestedExtensions),
      unsolicited: 'ignored',
      credentialProtection: 'any',
      residentKey: 'any',
      largeBlob: 'any',
    },
    user: userHandle === null ? 'unidentified' : { identifiedAs: decode<UserHandle>(userHandle, 'userHandle') },
    allowCredentials:
      allowCredentials === 'any' ? 'any' : allowCredentials.map((id) => decode<CredentialId>(id, 'allowCredentials')),
    appId: 'none',
    uvInitialization: state.uvInitialization,
  }
}

/** The credential record (§4) of a passkey. */
export function recordOf(passkey: Passkey): CredentialRecord {
  const {
    credentialId: id,
    publicKey,
    signCount,
    uvInitialized,
    transports,
    backupEligible,
    backupState,
    rpId,
  } = passkey
  return {
    type: 'public-key',
    id,
    publicKey,
    signCount,
    uvInitialized,
    transports,
    backupEligible,
    backupState,
    rpId,
    createdBy: 'webauthn',
  }
}

/** The configuration's word for what the engine does about a counter that does not increase. */
export function signCountRuleOf({
  signCount,
}: LatchkeyConfig['authentication']): AuthenticationExpectations['signCount'] {
  return signCount === 'reject' ? 'refuse' : signCount
}

function decode<T extends Uint8Array>(text: string, path: string): T {
  return decodeBase64url(text, path) as T
}

import {
  type CoseAlgorithmId,
  decodeBase64url,
  type NonEmpty,
  type Origin,
  parseRpId,
  type RegistrationExpectations,
  type UserHandle,
} from '../../webauthn/index.js'
import type { RegistrationState } from '../ceremonies/ceremony.js'
import { SHORTEST_CREDENTIAL_ID } from '../ceremonies/expected.data.js'

type Circumstances = Pick<
  RegistrationExpectations,
  'challenge' | 'framing' | 'attestation' | 'backup' | 'isRegistered' | 'at'
>

/** What the engine shall expect of a registration: from its stored state, never from the request. */
export function expectationsOf(state: RegistrationState, circumstances: Circumstances): RegistrationExpectations {
  return {
    ...circumstances,
    rpId: parseRpId(state.rpId, 'rpId'),
    origins: new Set(state.origins as readonly Origin[]),
    mediation: state.mediation === 'conditional' ? 'conditional' : 'modal',
    userVerification: state.userVerification,
    algorithms: state.algorithms as NonEmpty<CoseAlgorithmId>,
    extensions: {
      requested: new Set(state.extensions.requested),
      unsolicited: 'ignored',
      credentialProtection: state.extensions.credentialProtection,
      residentKey: state.residentKey === 'required' ? 'required' : 'any',
      largeBlob: state.extensions.largeBlob,
    },
    shortestCredentialId: SHORTEST_CREDENTIAL_ID,
  }
}

/** The user handle that the options named. */
export function userHandleOf({ user }: RegistrationState): UserHandle {
  return decodeBase64url(user.handle, 'user.handle') as UserHandle
}

import {
  type Challenge,
  type CoseAlgorithmId,
  createRegistrationOptions,
  type CredentialDescriptor,
  decodeBase64url,
  type NonEmpty,
  type PublicKeyCredentialCreationOptionsJSON,
  type UserHandle,
} from '../../webauthn/index.js'
import type { RegistrationState } from '../ceremonies/ceremony.js'
import { extensionInputsOf } from './registration-extensions.js'
import type { RegistrationParameters } from './registration-request.js'

/** The values of the options that the state of the ceremony does not contain. */
interface OptionValues {
  readonly challenge: Challenge
  readonly excludeCredentials: readonly CredentialDescriptor[]
  readonly parameters: RegistrationParameters
}

/** Creates the options for the client from the same state that its response is verified against. */
export function createOptions(
  state: RegistrationState,
  { challenge, excludeCredentials, parameters }: OptionValues,
): PublicKeyCredentialCreationOptionsJSON {
  const { emailOrUsername: name, displayName } = state.user
  return createRegistrationOptions({
    challenge,
    rp: parameters.rp,
    user: { handle: userHandleOf(state), name, displayName: displayName ?? name },
    algorithms: state.algorithms as NonEmpty<CoseAlgorithmId>,
    excludeCredentials,
    authenticatorAttachment: parameters.authenticatorAttachment,
    residentKey: state.residentKey,
    userVerification: state.userVerification,
    attestation: parameters.attestation,
    attestationFormats: parameters.attestationFormats,
    hints: parameters.hints,
    extensions: extensionInputsOf(parameters.extensions),
    timeoutMillis: parameters.timeoutSeconds * 1000,
  })
}

/** Returns the user handle that the options named. */
export function userHandleOf({ user }: RegistrationState): UserHandle {
  return decodeBase64url(user.handle, 'user.handle') as UserHandle
}

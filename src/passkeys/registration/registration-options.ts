import {
  type Challenge,
  type CoseAlgorithmId,
  createRegistrationOptions,
  type CredentialDescriptor,
  type NonEmpty,
  type PublicKeyCredentialCreationOptionsJSON,
} from '../../webauthn/index.js'
import type { RegistrationState } from '../ceremonies/ceremony.js'
import type { RelyingParty } from '../ceremonies/relying-party.js'
import { userHandleOf } from './registration-expectations.js'
import { extensionInputsOf } from './registration-extensions.js'
import type { RegistrationTerms } from './registration-terms.js'

/** What options are made of beside the state of their ceremony. */
export interface RegistrationRequest {
  readonly challenge: Challenge
  readonly excludeCredentials: readonly CredentialDescriptor[]
  readonly relyingParty: RelyingParty
  readonly terms: RegistrationTerms
}

/** The options for the client, from the very state that its answer will be verified against. */
export function registrationOptionsOf(
  state: RegistrationState,
  { challenge, excludeCredentials, relyingParty, terms }: RegistrationRequest,
): PublicKeyCredentialCreationOptionsJSON {
  const { emailOrUsername: name, displayName } = state.user
  return createRegistrationOptions({
    challenge,
    rp: { id: relyingParty.id, name: relyingParty.name },
    user: { handle: userHandleOf(state), name, displayName: displayName ?? name },
    algorithms: state.algorithms as NonEmpty<CoseAlgorithmId>,
    excludeCredentials,
    authenticatorAttachment: terms.authenticatorAttachment,
    residentKey: state.residentKey,
    userVerification: state.userVerification,
    attestation: terms.attestation,
    attestationFormats: terms.attestationFormats,
    hints: terms.hints,
    extensions: extensionInputsOf(terms.extensions),
    timeoutMillis: terms.timeoutSeconds * 1000,
  })
}

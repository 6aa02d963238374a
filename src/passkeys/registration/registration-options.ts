import type { LatchkeyConfig } from '../../config/latchkey-config.js'
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

/** §10.1.3: the client says whether the passkey is discoverable. */
export const REGISTRATION_EXTENSIONS = { credProps: true }

/** What options are made of beside the state of their ceremony. */
export interface RegistrationRequest {
  readonly challenge: Challenge
  readonly excludeCredentials: readonly CredentialDescriptor[]
  readonly relyingParty: RelyingParty
  readonly settings: LatchkeyConfig['registration']
}

/** The options for the client, from the very state that its answer will be verified against. */
export function registrationOptionsOf(
  state: RegistrationState,
  { challenge, excludeCredentials, relyingParty, settings }: RegistrationRequest,
): PublicKeyCredentialCreationOptionsJSON {
  const { emailOrUsername: name, displayName } = state.user
  return createRegistrationOptions({
    challenge,
    rp: { id: relyingParty.id, name: relyingParty.name },
    user: { handle: userHandleOf(state), name, displayName: displayName ?? name },
    algorithms: state.algorithms as NonEmpty<CoseAlgorithmId>,
    excludeCredentials,
    authenticatorAttachment: settings.authenticatorAttachment ?? 'any',
    residentKey: state.residentKey,
    userVerification: state.userVerification,
    attestation: settings.attestation,
    attestationFormats: [],
    hints: [],
    extensions: REGISTRATION_EXTENSIONS,
    timeoutMillis: settings.timeoutSeconds * 1000,
  })
}

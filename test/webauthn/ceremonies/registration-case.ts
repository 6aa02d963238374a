import type { RegistrationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import { type VerifiedRegistration, verifyRegistration } from '../../../src/webauthn/ceremonies/registration.js'
import type { RegistrationDeviation, RegistrationInput } from '../../support/authenticator-input.js'
import { type AuthenticatorOptions, createAuthenticator } from '../../support/authenticator.js'
import { createCredentialKey } from '../../support/cose.js'
import { creationOptions, expectRegistration, ORIGIN } from '../../support/expectations.js'

/** The default credential key. Generating a key takes longer than verifying a registration. */
export const key = createCredentialKey('ES256')

/** Changes to a valid registration or to the expectations. */
export interface Change {
  readonly authenticator?: AuthenticatorOptions
  readonly input?: Partial<RegistrationInput>
  readonly deviate?: RegistrationDeviation
  readonly expected?: Partial<RegistrationExpectations>
}

/** Verifies a valid registration after applying a change. */
export function register({ authenticator, input, deviate = {}, expected }: Change = {}): VerifiedRegistration {
  const software = createAuthenticator(authenticator)
  const response = software.register(creationOptions(), { origin: ORIGIN, key, ...input, deviate })
  return verifyRegistration(JSON.parse(JSON.stringify(response)), expectRegistration(expected))
}

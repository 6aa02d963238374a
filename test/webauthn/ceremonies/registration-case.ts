import type { RegistrationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import { type VerifiedRegistration, verifyRegistration } from '../../../src/webauthn/ceremonies/registration.js'
import type { RegistrationDeviation, RegistrationInput } from '../../support/authenticator-input.js'
import { type AuthenticatorOptions, createAuthenticator } from '../../support/authenticator.js'
import { createCredentialKey } from '../../support/cose.js'
import { creationOptions, expectRegistration, ORIGIN } from '../../support/expectations.js'

/** The key of the credential where no other is named: making one takes longer than verifying a registration. */
export const key = createCredentialKey('ES256')

/** What differs from an honest registration and from what the relying party expects of it. */
export interface Change {
  readonly authenticator?: AuthenticatorOptions
  readonly input?: Partial<RegistrationInput>
  readonly deviate?: RegistrationDeviation
  readonly expected?: Partial<RegistrationExpectations>
}

/** Verifies a registration that is honest but for the change. */
export function register({ authenticator, input, deviate = {}, expected }: Change = {}): VerifiedRegistration {
  const software = createAuthenticator(authenticator)
  const response = software.register(creationOptions(), { origin: ORIGIN, key, ...input, deviate })
  return verifyRegistration(JSON.parse(JSON.stringify(response)), expectRegistration(expected))
}

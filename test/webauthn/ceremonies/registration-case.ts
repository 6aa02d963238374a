import type { RegistrationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import { type VerifiedRegistration, verifyRegistration } from '../../../src/webauthn/ceremonies/registration.js'
import {
  type AuthenticatorOptions,
  createAuthenticator,
  createCredentialKey,
  type RegistrationInput,
  type RegistrationTampering,
} from '../../../src/testing/index.js'
import { AT, creationOptions, expectRegistration, ORIGIN } from '../../support/expectations.js'
import { TEST_AUTHORITY } from '../../support/statements/test-format.js'

/** The default credential key. Generating a key takes longer than verifying a registration. */
export const key = createCredentialKey('ES256')

/** Changes to a valid registration or to the expectations. */
export interface Change {
  readonly authenticator?: AuthenticatorOptions
  readonly input?: Partial<RegistrationInput>
  readonly tamper?: RegistrationTampering
  readonly expected?: Partial<RegistrationExpectations>
}

/** Verifies a valid registration after applying a change. */
export function register({ authenticator, input, tamper = {}, expected }: Change = {}): VerifiedRegistration {
  const software = createAuthenticator({ authority: TEST_AUTHORITY, now: () => AT, ...authenticator })
  const response = software.register(creationOptions(), { origin: ORIGIN, key, ...input, tamper })
  return verifyRegistration(JSON.parse(JSON.stringify(response)), expectRegistration(expected))
}

import type { UserHandle } from '../../../src/webauthn/bytes/brand.js'
import { type VerifiedAuthentication, verifyAuthentication } from '../../../src/webauthn/ceremonies/authentication.js'
import type { AuthenticationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import type { CredentialRecord } from '../../../src/webauthn/structures/credential-record.js'
import {
  type Algorithm,
  type AuthenticationInput,
  type AuthenticationTampering,
  createAuthenticator,
  type HeldCredential,
} from '../../../src/testing/index.js'
import { toBase64url } from '../../../src/testing/bytes.js'
import {
  creationOptions,
  expectAuthentication,
  ORIGIN,
  requestOptions,
  storedCredential,
  USER_HANDLE,
} from '../../support/expectations.js'

export const authenticator = createAuthenticator()

/** Registers a credential and returns it. */
export function create(algorithm: Algorithm = 'ES256', userHandle: Uint8Array = USER_HANDLE): HeldCredential {
  authenticator.register(creationOptions({ user: { id: toBase64url(userHandle) } }), { origin: ORIGIN, algorithm })
  return authenticator.credentials.at(-1) as HeldCredential
}

export const otherHandle = Uint8Array.of(9, 9, 9, 9) as UserHandle
/** The default credential. */
export const held = create()
/** A credential of another user. */
export const other = create('ES256', otherHandle)

/** Changes to a valid authentication, its stored record or the expectations. */
export interface Change {
  /** Default {@link held}. */
  readonly credential?: HeldCredential
  readonly input?: Partial<AuthenticationInput>
  readonly tamper?: AuthenticationTampering
  readonly record?: Partial<CredentialRecord>
  readonly expected?: Partial<AuthenticationExpectations>
}

/** Verifies a valid authentication after applying a change. */
export function authenticate(change: Change = {}): VerifiedAuthentication {
  const { credential = held, input, tamper = {}, record, expected } = change
  const defaults = expectAuthentication(storedCredential(credential, record))
  const response = authenticator.authenticate(requestOptions(), {
    origin: ORIGIN,
    credentialId: credential.id,
    ...input,
    tamper,
  })
  return verifyAuthentication(JSON.parse(JSON.stringify(response)), { ...defaults, ...expected })
}

/** Returns expectations with these members of `extensions`. */
export function extensions(
  members: Partial<AuthenticationExpectations['extensions']>,
): Partial<AuthenticationExpectations> {
  return { extensions: { ...expectAuthentication(storedCredential(held)).extensions, ...members } }
}

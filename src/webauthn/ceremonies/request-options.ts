import type { Challenge, RpId } from '../bytes/brand.js'
import { encodeBase64url } from '../bytes/base64url.js'
import type { PublicKeyCredentialRequestOptionsJSON } from '../structures/options-json.js'
import { type CredentialDescriptor, describeCredential } from './creation-options.js'

/** What request options are made of. Nothing is left to a default. */
export interface AuthenticationOptionsInput {
  readonly challenge: Challenge
  readonly rpId: RpId
  /** Empty for a ceremony in which the user is found by a discoverable credential. */
  readonly allowCredentials: readonly CredentialDescriptor[]
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly hints: readonly string[]
  readonly extensions: Readonly<Record<string, unknown>>
  readonly timeoutMillis: number
}

/**
 * Makes the options of an authentication (§5.5, §7.2 step 1). Nothing is checked, and nothing is thrown: what the
 * types allow is what a client is sent.
 *
 * @returns a new object; bytes are in it as text, `hints`, `extensions` and the lists of transports are those of `input`
 */
export function createAuthenticationOptions(input: AuthenticationOptionsInput): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge: encodeBase64url(input.challenge),
    timeout: input.timeoutMillis,
    rpId: input.rpId,
    allowCredentials: input.allowCredentials.map(describeCredential),
    userVerification: input.userVerification,
    hints: input.hints,
    extensions: input.extensions,
  }
}

import type { Challenge, RpId } from '../bytes/brand.js'
import { encodeBase64url } from '../bytes/base64url.js'
import type { PublicKeyCredentialRequestOptionsJSON } from '../structures/options-json.js'
import { type CredentialDescriptor, describeCredential } from './creation-options.js'

/** The contents of request options (§5.5). There are no defaults. */
export interface AuthenticationOptionsInput {
  readonly challenge: Challenge
  readonly rpId: RpId
  /** Empty when a discoverable credential identifies the user. */
  readonly allowCredentials: readonly CredentialDescriptor[]
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly hints: readonly string[]
  readonly extensions: Readonly<Record<string, unknown>>
  readonly timeoutMillis: number
}

/**
 * Creates the options of an authentication (§5.5, §7.2 step 1). Performs no checks and never throws.
 *
 * @returns JSON for `PublicKeyCredential.parseRequestOptionsFromJSON()`, with bytes as base64url. `hints`, `extensions`
 *   and transports are passed through without a copy
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

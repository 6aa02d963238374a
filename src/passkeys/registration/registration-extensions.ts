import type { AppId, ExtensionExpectations } from '../../webauthn/index.js'
import { isU2f, type Passkey } from '../credentials/passkey.js'

/** The policies of `credProtect` (CTAP 2.1 §12.1) with their levels. */
export const PROTECTION_LEVELS = {
  userVerificationOptional: 1,
  userVerificationOptionalWithCredentialIDList: 2,
  userVerificationRequired: 3,
} as const

export type ProtectionPolicy = keyof typeof PROTECTION_LEVELS

/** The extensions that a registration may request, in the form that clients accept (§9, §10, CTAP 2.1 §12). */
export interface ExtensionRequest {
  readonly credentialProtectionPolicy?: ProtectionPolicy
  /** Whether a credential with a lower protection level is rejected. */
  readonly enforceCredentialProtectionPolicy?: boolean
  readonly minPinLength?: boolean
  readonly largeBlob?: { readonly support: 'preferred' | 'required' }
  /** Bytes are base64url. */
  readonly prf?: { readonly eval?: { readonly first: string; readonly second?: string } }
  /** Base64url. */
  readonly credBlob?: string
  readonly appidExclude?: string
}

/** The outputs that a response may contain, and their accepted values. */
type RequestedOutputs = Pick<ExtensionExpectations, 'credentialProtection' | 'largeBlob'> & {
  readonly requested: readonly string[]
}

/** The output identifiers of each input, both of the client and of the authenticator. */
const OUTPUTS: Readonly<Record<keyof ExtensionRequest | 'credProps', readonly string[]>> = {
  credProps: ['credProps'],
  credentialProtectionPolicy: ['credProtect'],
  enforceCredentialProtectionPolicy: [],
  minPinLength: ['minPinLength'],
  largeBlob: ['largeBlob'],
  prf: ['prf', 'hmac-secret'],
  credBlob: ['credBlob'],
  appidExclude: ['appidExclude'],
}

/**
 * Excludes the U2F credentials of an account, which clients compare under their AppID only if the options ask for it (§10.1.2).
 *
 * @param passkeys the passkeys of the account
 */
export function withU2fExclusion(
  request: ExtensionRequest,
  appId: AppId | null,
  passkeys: readonly Passkey[],
): ExtensionRequest {
  if (appId === null || !passkeys.some(isU2f)) return request
  return { ...request, appidExclude: request.appidExclude ?? appId }
}

/** Returns the inputs for the client. They always request `credProps`: whether the passkey is discoverable (§10.1.3). */
export function extensionInputsOf(request: ExtensionRequest): Readonly<Record<string, unknown>> {
  return { ...Object.fromEntries(Object.entries(request).filter(([, input]) => input !== false)), credProps: true }
}

export function requestedOutputsOf(request: ExtensionRequest): RequestedOutputs {
  const { credentialProtectionPolicy: policy, enforceCredentialProtectionPolicy: enforced } = request
  const inputs = Object.keys(extensionInputsOf(request)) as (keyof typeof OUTPUTS)[]
  return {
    requested: inputs.flatMap((input) => OUTPUTS[input]),
    credentialProtection: policy !== undefined && enforced === true ? PROTECTION_LEVELS[policy] : 'any',
    largeBlob: request.largeBlob?.support === 'required' ? 'required' : 'any',
  }
}

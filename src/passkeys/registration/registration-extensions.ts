import type { ExtensionExpectations } from '../../webauthn/index.js'

/** The policies of `credProtect` (CTAP 2.1 §12.1) and their levels. */
export const PROTECTION_LEVELS = {
  userVerificationOptional: 1,
  userVerificationOptionalWithCredentialIDList: 2,
  userVerificationRequired: 3,
} as const

export type ProtectionPolicy = keyof typeof PROTECTION_LEVELS

/** What a registration may ask of extensions, in the shapes clients take (§9, §10, CTAP 2.1 §12). Bytes are base64url. */
export interface ExtensionWishes {
  readonly credentialProtectionPolicy?: ProtectionPolicy
  /** Whether a credential with less protection is refused. */
  readonly enforceCredentialProtectionPolicy?: boolean
  readonly minPinLength?: boolean
  readonly largeBlob?: { readonly support: 'preferred' | 'required' }
  readonly prf?: { readonly eval?: { readonly first: string; readonly second?: string } }
  readonly credBlob?: string
  readonly appidExclude?: string
}

/** What the outputs of extensions are held to. */
export type ExtensionDemands = Pick<ExtensionExpectations, 'credentialProtection' | 'largeBlob'> & {
  readonly requested: readonly string[]
}

/** The outputs that answer each input: those of the client, and those of the authenticator. */
const OUTPUTS: Readonly<Record<keyof ExtensionWishes | 'credProps', readonly string[]>> = {
  credProps: ['credProps'],
  credentialProtectionPolicy: ['credProtect'],
  enforceCredentialProtectionPolicy: [],
  minPinLength: ['minPinLength'],
  largeBlob: ['largeBlob'],
  prf: ['prf', 'hmac-secret'],
  credBlob: ['credBlob'],
  appidExclude: ['appidExclude'],
}

/** The inputs for the client, which always says whether the new passkey is discoverable (§10.1.3). */
export function extensionInputsOf(wishes: ExtensionWishes): Readonly<Record<string, unknown>> {
  return { ...Object.fromEntries(Object.entries(wishes).filter(([, input]) => input !== false)), credProps: true }
}

export function extensionDemandsOf(wishes: ExtensionWishes): ExtensionDemands {
  const { credentialProtectionPolicy: policy, enforceCredentialProtectionPolicy: enforced } = wishes
  const inputs = Object.keys(extensionInputsOf(wishes)) as (keyof typeof OUTPUTS)[]
  return {
    requested: inputs.flatMap((input) => OUTPUTS[input]),
    credentialProtection: policy !== undefined && enforced === true ? PROTECTION_LEVELS[policy] : 'any',
    largeBlob: wishes.largeBlob?.support === 'required' ? 'required' : 'any',
  }
}

import type { RegistrationSettings } from '../../config/registration.schema.js'
import type {
  AppId,
  AttestationFormat,
  CoseAlgorithmId,
  Origin,
  RegistrationOptionsInput,
  RpId,
} from '../../webauthn/index.js'
import type { OriginRequest } from '../verification/relying-party.js'
import type { ExtensionRequest } from './registration-extensions.js'

/** `conditional` allows the client to create the passkey without a prompt, and then without user presence. */
export const MEDIATIONS = ['optional', 'conditional'] as const

export type RegistrationMediation = (typeof MEDIATIONS)[number]

/**
 * The options that a request may set for one registration. They may be stricter than the configuration, never weaker.
 */
export interface RegistrationRequest {
  readonly authenticatorAttachment?: 'platform' | 'cross-platform'
  readonly residentKey?: RegistrationSettings['residentKey']
  readonly userVerification?: RegistrationSettings['userVerification']
  readonly attestation?: RegistrationSettings['attestation']
  /** The only accepted formats, in order of preference. */
  readonly attestationFormats?: readonly AttestationFormat[]
  /** Names of algorithms, in order of preference. */
  readonly algorithms?: readonly string[]
  readonly hints?: RegistrationSettings['hints']
  readonly timeoutSeconds?: number
  readonly extensions?: ExtensionRequest
  readonly mediation?: RegistrationMediation
}

/** A request and the origins that it specifies. */
export interface RegistrationRequestWithOrigins extends RegistrationRequest, OriginRequest {}

type Selection = Pick<
  RegistrationOptionsInput,
  'authenticatorAttachment' | 'residentKey' | 'userVerification' | 'attestation'
>

/** The parameters of one registration: the request, completed by the configuration. */
export interface RegistrationParameters extends Selection {
  readonly rp: { readonly id: RpId; readonly name: string }
  /** The U2F AppID of imported credentials; null without one. */
  readonly appId: AppId | null
  readonly origins: readonly Origin[]
  /** An empty list accepts every format that the configuration accepts. */
  readonly attestationFormats: readonly AttestationFormat[]
  readonly algorithms: readonly CoseAlgorithmId[]
  readonly hints: readonly string[]
  readonly timeoutSeconds: number
  readonly extensions: ExtensionRequest
  readonly mediation: RegistrationMediation
}

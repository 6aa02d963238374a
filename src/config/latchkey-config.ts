import type { BackupPolicy, CoseAlgorithmId, RpId } from '../webauthn/index.js'
import type { AttestationSettings } from './attestation-settings.js'
import type { ConfigFile } from './config-file.schema.js'
import type { Environment } from './environment.js'
import type { MetadataSettings } from './metadata-settings.js'
import { isLocalhost, type RelyingParty } from './relying-party.js'

export interface RegistrationSettings {
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly residentKey: 'required' | 'preferred' | 'discouraged'
  readonly authenticatorAttachment: 'platform' | 'cross-platform' | null
  readonly attestation: 'none' | 'indirect' | 'direct' | 'enterprise'
  /** The most wanted first. */
  readonly algorithms: readonly CoseAlgorithmId[]
  readonly timeoutSeconds: number
}

export interface AuthenticationSettings {
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly timeoutSeconds: number
  readonly signCount: 'reject' | 'flag' | 'ignore'
}

export interface TokenSettings {
  readonly issuer: string
  readonly audience: string
  readonly accessTokenSeconds: number
}

export interface EndUserRealmSettings {
  readonly enabled: boolean
  readonly showTraces: boolean
}

/** What the text of the file stands for. */
export interface Derived {
  readonly relyingParty: RelyingParty
  readonly algorithms: readonly CoseAlgorithmId[]
  readonly attestation: AttestationSettings
  readonly metadata: MetadataSettings | 'off'
}

/** The validated configuration: `passkey_config.jsonc` and the environment. It never changes while the process runs. */
export class LatchkeyConfig {
  /** As configured, with its port. */
  readonly hostname: string
  readonly rpId: RpId
  readonly rpName: string
  readonly defaultOrigin: string
  /** Every origin a ceremony may run on, the default origin first. */
  readonly origins: readonly string[]
  readonly maxPasskeysPerUser: number
  readonly registration: RegistrationSettings
  readonly authentication: AuthenticationSettings
  /** Which backup flags of passkeys are accepted. */
  readonly backup: BackupPolicy
  readonly attestation: AttestationSettings
  readonly metadata: MetadataSettings | 'off'
  readonly tokens: TokenSettings
  readonly endUserRealm: EndUserRealmSettings
  readonly environment: Environment

  constructor(file: ConfigFile, derived: Derived, environment: Environment) {
    const { relyingParty, algorithms, attestation, metadata } = derived
    this.hostname = file.hostname
    this.rpId = relyingParty.rpId
    this.rpName = file.rp_name
    this.defaultOrigin = relyingParty.defaultOrigin
    this.origins = Object.freeze([...relyingParty.origins])
    this.maxPasskeysPerUser = file.max_passkeys_per_user
    this.registration = Object.freeze(registrationSettings(file.registration, algorithms))
    this.authentication = Object.freeze({
      userVerification: file.authentication.user_verification,
      timeoutSeconds: file.authentication.timeout_seconds,
      signCount: file.authentication.sign_count,
    })
    this.backup = Object.freeze({ ...file.backup })
    this.attestation = attestation
    this.metadata = metadata
    this.tokens = Object.freeze({
      issuer: file.tokens.issuer ?? relyingParty.defaultOrigin,
      audience: file.tokens.audience ?? relyingParty.rpId,
      accessTokenSeconds: file.tokens.access_token_seconds,
    })
    this.endUserRealm = Object.freeze({
      enabled: file.end_user_realm.enabled,
      showTraces: file.end_user_realm.show_traces ?? isLocalhost(relyingParty.rpId),
    })
    this.environment = Object.freeze({ ...environment })
    Object.freeze(this)
  }

  /** Whether browsers reach the service over TLS, so that cookies and headers may insist on it. */
  get overHttps(): boolean {
    return this.defaultOrigin.startsWith('https:')
  }
}

function registrationSettings(
  file: ConfigFile['registration'],
  algorithms: readonly CoseAlgorithmId[],
): RegistrationSettings {
  return {
    userVerification: file.user_verification,
    residentKey: file.resident_key,
    authenticatorAttachment: file.authenticator_attachment,
    attestation: file.attestation,
    algorithms: Object.freeze([...algorithms]),
    timeoutSeconds: file.timeout_seconds,
  }
}

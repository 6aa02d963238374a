import type { BackupPolicy, CoseAlgorithmId, RpId } from '../webauthn/index.js'
import type { AttestationSettings } from './attestation-settings.js'
import { type AuthenticationSettings, authenticationSettings } from './authentication.schema.js'
import type { ConfigFile } from './config-file.schema.js'
import type { EdgeSettings } from './edge-settings.js'
import type { Environment } from './environment.js'
import type { MetadataSettings } from './metadata-settings.js'
import type { ModelNames } from './model-names.js'
import type { PasskeySettings } from './passkeys.schema.js'
import type { PurposeSettings } from './purposes.schema.js'
import { type RegistrationSettings, registrationSettings } from './registration.schema.js'
import { isLocalhost, type RelyingParty } from './relying-party.js'
import { type TokenSettings, tokenSettings } from './tokens.schema.js'

export interface EndUserRealmSettings {
  readonly enabled: boolean
  /** Whether anybody may make an account. */
  readonly signUp: boolean
  readonly showTraces: boolean
  /** For how long a proof of who the user is counts as recent. */
  readonly recentSeconds: number
}

/** What the text of the file stands for. */
export interface Derived {
  readonly relyingParty: RelyingParty
  readonly algorithms: readonly CoseAlgorithmId[]
  readonly purposes: ReadonlyMap<string, PurposeSettings>
  readonly attestation: AttestationSettings
  readonly metadata: MetadataSettings | 'off'
  readonly modelNames: ModelNames
  readonly edge: EdgeSettings
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
  readonly passkeys: PasskeySettings
  readonly registration: RegistrationSettings
  readonly authentication: AuthenticationSettings
  /** What authentications are for, by name. `login` and `step-up` are always there. */
  readonly purposes: ReadonlyMap<string, PurposeSettings>
  /** Which backup flags of passkeys are accepted. */
  readonly backup: BackupPolicy
  readonly attestation: AttestationSettings
  readonly metadata: MetadataSettings | 'off'
  readonly tokens: TokenSettings
  readonly endUserRealm: EndUserRealmSettings
  /** What lies between the service and everybody outside: limits, proxies, frames, documents. */
  readonly edge: EdgeSettings
  readonly environment: Environment

  constructor(file: ConfigFile, derived: Derived, environment: Environment) {
    const { relyingParty, algorithms, attestation, metadata } = derived
    this.hostname = file.hostname
    this.rpId = relyingParty.rpId
    this.rpName = file.rp_name
    this.defaultOrigin = relyingParty.defaultOrigin
    this.origins = Object.freeze([...new Set([...relyingParty.origins, ...derived.edge.documents.origins])])
    this.maxPasskeysPerUser = file.max_passkeys_per_user
    this.passkeys = Object.freeze({ keepLast: file.keep_last_passkey, modelNames: derived.modelNames })
    this.registration = registrationSettings(file.registration, algorithms)
    this.authentication = authenticationSettings(file.authentication)
    this.purposes = derived.purposes
    this.backup = Object.freeze({ ...file.backup })
    this.attestation = attestation
    this.metadata = metadata
    this.edge = derived.edge
    this.tokens = tokenSettings(file.tokens, relyingParty)
    this.endUserRealm = Object.freeze({
      enabled: file.end_user_realm.enabled,
      signUp: file.end_user_realm.sign_up,
      recentSeconds: file.end_user_realm.recent_seconds,
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

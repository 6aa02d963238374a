import type { AppId, CoseAlgorithmId, Origin, RpId } from '../webauthn/index.js'
import { type BackupSettings, resolveBackup } from './attestation.schema.js'
import type { AttestationSettings } from './attestation-settings.js'
import { type AuthenticationSettings, resolveAuthentication } from './authentication.schema.js'
import type { ConfigFile } from './config-file.schema.js'
import type { DatabaseSettings } from './database.schema.js'
import type { EdgeSettings } from './edge-settings.js'
import type { DocumentationSettings } from './documentation.schema.js'
import type { EndUserRealmSettings } from './end-user-realm.schema.js'
import type { Environment } from './environment.js'
import type { MetadataSettings } from './metadata-settings.js'
import type { MetricsSettings } from './metrics.schema.js'
import type { ModelNames } from './model-names.js'
import type { PasskeySettings } from './passkeys.schema.js'
import type { PurposeSettings } from './purposes.schema.js'
import { type RegistrationSettings, resolveRegistration } from './registration.schema.js'
import type { RelyingParty } from './relying-party.js'
import { resolveSignedRequests, type SignedRequestSettings } from './signed-requests.schema.js'
import { resolveTokens, type TokenSettings } from './tokens.schema.js'

/** The settings that are derived from several keys or from files. */
interface DerivedSettings {
  readonly relyingParty: RelyingParty
  readonly algorithms: readonly CoseAlgorithmId[]
  readonly purposes: ReadonlyMap<string, PurposeSettings>
  readonly attestation: AttestationSettings
  readonly metadata: MetadataSettings | 'off'
  readonly modelNames: ModelNames
  readonly endUserRealm: EndUserRealmSettings
  readonly documentation: DocumentationSettings
  readonly database: DatabaseSettings
  readonly metrics: MetricsSettings
  readonly edge: EdgeSettings
}

/** The validated configuration from `passkey_config.jsonc` and the environment. It is immutable. */
export class LatchkeyConfig {
  /** As configured, with the port. */
  readonly hostname: string
  readonly rpId: RpId
  readonly rpName: string
  readonly defaultOrigin: Origin
  /** The origins on which ceremonies may run, starting with the default origin. */
  readonly origins: readonly Origin[]
  /** The U2F AppID of imported credentials; null without one. */
  readonly appId: AppId | null
  readonly maxPasskeysPerUser: number
  readonly passkeys: PasskeySettings
  readonly registration: RegistrationSettings
  readonly authentication: AuthenticationSettings
  /** The purposes of authentications by name. `login` and `step-up` always exist. */
  readonly purposes: ReadonlyMap<string, PurposeSettings>
  readonly signedRequests: SignedRequestSettings
  /** The accepted backup flags of passkeys, and the reaction to a change of the eligibility. */
  readonly backup: BackupSettings
  readonly attestation: AttestationSettings
  readonly metadata: MetadataSettings | 'off'
  readonly tokens: TokenSettings
  readonly endUserRealm: EndUserRealmSettings
  readonly documentation: DocumentationSettings
  readonly database: DatabaseSettings
  readonly metrics: MetricsSettings
  /** Connections, limits, origins, frames and public documents. */
  readonly edge: EdgeSettings
  readonly environment: Environment

  constructor(file: ConfigFile, derived: DerivedSettings, environment: Environment) {
    const { relyingParty, algorithms, attestation, metadata } = derived
    this.hostname = file.hostname
    this.rpId = relyingParty.rpId
    this.rpName = file.rp_name
    this.defaultOrigin = relyingParty.defaultOrigin
    this.origins = Object.freeze([...new Set([...relyingParty.origins, ...derived.edge.documents.origins])])
    this.appId = relyingParty.appId
    this.maxPasskeysPerUser = file.max_passkeys_per_user
    this.passkeys = Object.freeze({ keepLast: file.keep_last_passkey, modelNames: derived.modelNames })
    this.registration = resolveRegistration(file.registration, algorithms)
    this.authentication = resolveAuthentication(file.authentication)
    this.purposes = derived.purposes
    this.signedRequests = resolveSignedRequests(file.signed_requests)
    this.backup = resolveBackup(file.backup)
    this.attestation = attestation
    this.metadata = metadata
    this.edge = derived.edge
    this.tokens = resolveTokens(file.tokens, relyingParty)
    this.endUserRealm = derived.endUserRealm
    this.documentation = derived.documentation
    this.database = derived.database
    this.metrics = derived.metrics
    this.environment = Object.freeze({ ...environment })
    Object.freeze(this)
  }

  /** Whether browsers reach the server over TLS. If so, cookies and headers require TLS. */
  get overHttps(): boolean {
    return this.defaultOrigin.startsWith('https:')
  }
}

import { describeAddress } from '../config/database-address.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { findCoseAlgorithm } from '../webauthn/index.js'

/** Settings to show, each with one value or a list. Never contains a secret. */
type ConfigFacts = Readonly<Record<string, string | number | null | readonly string[]>>

/** Returns the settings that a configuration puts into effect. */
export function describeConfig(config: LatchkeyConfig): ConfigFacts {
  const { registration, authentication, tokens, edge, environment } = config
  return {
    file: environment.configFile ?? 'passkey_config.jsonc in the working directory, or the defaults',
    rpId: config.rpId,
    rpName: config.rpName,
    origins: config.origins,
    appId: config.appId ?? 'none',
    maxPasskeysPerUser: config.maxPasskeysPerUser,
    registration: describeRules(registration),
    algorithms: registration.algorithms.map((id) => findCoseAlgorithm(id)?.name ?? String(id)),
    attestation: `${registration.attestation}, profile "${config.attestation.profile}"`,
    metadata: config.metadata === 'off' ? 'off' : (config.metadata.url?.href ?? 'imported'),
    signCount: `${authentication.signCount}, synced passkeys ${authentication.signCountSynced}`,
    purposes: [...config.purposes.values()].map((purpose) => `${purpose.name}: ${describeRules(purpose)}`),
    tokens: `issued by ${tokens.issuer} for ${tokens.audience}`,
    endUserRealm: describeEndUserRealm(config),
    documentation: describeDocumentation(config),
    framing: [edge.framing.mode, ...edge.framing.topOrigins],
    crossOriginPages: orNone([...edge.cors.origins]),
    trustedProxies: orNone(edge.http.trustedProxies),
    rateLimits: Object.entries(edge.rateLimits).map(([name, limit]) => `${name} ${limit ?? 'unlimited'}`),
    database: describeAddress(environment.database),
    port: environment.port,
  }
}

/** The rules that registrations and purposes share. */
type Rules = Pick<LatchkeyConfig['registration'], 'userVerification' | 'timeoutSeconds'>

function describeRules({ userVerification, timeoutSeconds }: Rules): string {
  return `user verification ${userVerification}, ${timeoutSeconds} s`
}

function describeEndUserRealm({ endUserRealm: { enabled, signUp, page } }: LatchkeyConfig): string {
  if (!enabled) return 'off'
  return `on, ${signUp ? 'with' : 'without'} sign-up, ${page ? 'with' : 'without'} the page at /`
}

function describeDocumentation({ documentation: { pages, openapi } }: LatchkeyConfig): readonly string[] {
  return orNone([...(openapi ? ['/openapi.json'] : []), ...(pages ? ['/docs', '/docs/errors'] : [])])
}

function orNone(list: readonly string[]): readonly string[] {
  return list.length === 0 ? ['none'] : list
}

import { describeAddress, isLocalHost, type PostgresAddress } from '../config/database-address.js'
import type { DocumentsSettings } from '../config/documents-settings.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { isLocalhost } from '../config/domains.js'
import { findOriginWarning } from '../config/origins.js'
import { labelOfOrigin, MAX_LABELS } from '../config/related-origins.js'
import { isWorldReadable, secretFileOf, secretSourceOf } from '../config/secrets.js'
import { isExtensionOrigin, isNativeOrigin } from '../webauthn/index.js'
import { checkAppId } from './app-id-check.js'
import { type Finding, pass, warn } from './finding.js'
import { checkAndroidRoots, checkMetadataRoots } from './trust-root-checks.js'

/** The name of the check of the database. */
export const DATABASE = 'database'

/** Checks one part of a valid configuration for settings that do not work, or that are probably unintended. */
type ConfigurationCheck = (config: LatchkeyConfig) => Finding

const rpId: ConfigurationCheck = ({ rpId: id }) =>
  pass('RP ID', `Passkeys belong to "${id}" and work on this domain and its subdomains.`)

const https: ConfigurationCheck = ({ rpId: id, defaultOrigin, overHttps }) =>
  overHttps
    ? pass('https', `The default origin is ${defaultOrigin}.`)
    : warn(
        'https',
        `"${id}" works on this machine only, without https.`,
        'To serve other machines, set "hostname" to your domain.',
      )

const origins: ConfigurationCheck = ({ origins: all }) => {
  const native = all.filter(isNativeOrigin).length
  const extensions = all.filter(isExtensionOrigin).length
  const found = `Ceremonies may run on ${all.join(', ')} (native apps: ${native}, browser extensions: ${extensions}).`
  const warnings = all.flatMap((origin) => findOriginWarning(origin) ?? [])
  return warnings.length === 0 ? pass('origins', found) : warn('origins', found, warnings.join(' '))
}

const relatedOrigins: ConfigurationCheck = ({ edge, rpId: id }) => {
  const check = 'related origins'
  const related = edge.documents.relatedOrigins
  if (related.length === 0) return pass(check, 'No other domain can use the passkeys.')
  const labels = new Set(related.map(labelOfOrigin)).size
  if (isLocalhost(id)) {
    const found = 'Browsers load the list of related origins over https, which localhost does not serve.'
    return warn(check, found, 'To use related origins, set "hostname" to a domain.')
  }
  return pass(check, `${related.length} origins with ${labels} of at most ${MAX_LABELS} labels: ${related.join(', ')}.`)
}

const documents: ConfigurationCheck = ({ edge, rpId: id, defaultOrigin }) => {
  const check = 'documents'
  const names = documentsIn(edge.documents)
  if (names.length === 0)
    return pass(check, 'The server publishes no document below /.well-known/ except the token keys.')
  const home = `https://${id}`
  const found = `Clients read them at ${names.map((name) => `${home}/.well-known/${name}`).join(', ')}.`
  return defaultOrigin === home
    ? pass(check, found)
    : warn(check, found, `The default origin is ${defaultOrigin}. Route ${home}/.well-known/ to this server too.`)
}

function documentsIn(settings: DocumentsSettings): string[] {
  const { relatedOrigins: related, passkeyEndpoints, androidApps, appleApps } = settings
  const there = {
    webauthn: related.length > 0,
    'passkey-endpoints': Object.values(passkeyEndpoints).some((address) => address !== null),
    'assetlinks.json': androidApps.length > 0,
    'apple-app-site-association': appleApps.length > 0,
  }
  return Object.entries(there).flatMap(([name, isThere]) => (isThere ? [name] : []))
}

const proxies: ConfigurationCheck = ({ edge, overHttps }) => {
  const { trustedProxies } = edge.http
  if (trustedProxies.length > 0)
    return pass('proxies', `The server trusts X-Forwarded-For from ${trustedProxies.join(', ')}.`)
  if (!overHttps) return pass('proxies', 'The server ignores X-Forwarded-For and uses the address of the connection.')
  return warn(
    'proxies',
    'The server speaks http behind a TLS proxy that is not trusted. All clients appear under one address and share its rate limits.',
    'Add the proxy to "http.trusted_proxies".',
  )
}

const rateLimits: ConfigurationCheck = ({ edge }) => {
  const missing = Object.entries(edge.rateLimits).flatMap(([name, limit]) => (limit === null ? [name] : []))
  return missing.length === 0
    ? pass('rate limits', 'Requests are limited per address, user and API key. Each process counts separately.')
    : warn(
        'rate limits',
        `No limit is set for ${missing.join(', ')}.`,
        'Make sure that a proxy in front of the server limits these requests.',
      )
}

const crossOrigin: ConfigurationCheck = ({ edge, origins: expected }) => {
  const allowed = [...edge.cors.origins]
  const idle = allowed.filter((origin) => !expected.includes(origin))
  if (allowed.length === 0) return pass('cross-origin pages', 'Only pages of this server can call the browser routes.')
  if (idle.length === 0) return pass('cross-origin pages', `${allowed.join(', ')} can call the browser routes.`)
  return warn(
    'cross-origin pages',
    `${idle.join(', ')} can call the browser routes, but ceremonies may not run there.`,
    'Add them to "origins", or remove them from "cors.origins".',
  )
}

const framing: ConfigurationCheck = ({ edge }) => {
  const { mode, topOrigins, ceremonies } = edge.framing
  if (mode !== 'listed') return pass('framing', `"framing.mode" is "${mode}".`)
  const found = `Ceremonies may run in frames on ${[...topOrigins].join(', ')}.`
  return ceremonies !== 'refused' && ceremonies.withoutTopOrigin === 'accepted'
    ? warn(
        'framing',
        `${found} Frames are also accepted from browsers that do not report the top-level page.`,
        'Set "framing.without_top_origin" to "refused" when the browsers of all users report it.',
      )
    : pass('framing', found)
}

const signingKeys: ConfigurationCheck = ({ tokens, environment }) => {
  const check = 'signing keys'
  if (environment.tokenSigningKey !== undefined) {
    const advice = 'Remove LATCHKEY_TOKEN_SIGNING_KEY: then the server creates and rotates keys itself.'
    return warn(check, 'LATCHKEY_TOKEN_SIGNING_KEY sets a fixed signing key, which is never rotated.', advice)
  }
  return tokens.rotateAfterDays === null
    ? warn(check, 'Automatic key rotation is off.', 'Set "tokens.rotate_after_days", or run "latchkey keys rotate".')
    : pass(check, `The server rotates the signing key every ${tokens.rotateAfterDays} days.`)
}

const masterSecret: ConfigurationCheck = ({ environment }) => {
  const check = 'master secret'
  if (environment.masterSecret !== undefined) {
    return pass(check, `The master secret comes from ${secretSourceOf(environment)}.`)
  }
  const file = secretFileOf(environment)
  return isWorldReadable(file)
    ? warn(check, `Every user of this machine can read ${file}.`, `Restrict it to its owner: chmod 600 ${file}`)
    : pass(check, `The master secret is stored in ${file}.`)
}

const database: ConfigurationCheck = (config) =>
  config.database.kind === 'sqlite' ? checkFile(config.database.file) : checkConnection(config.database)

function checkConnection(address: PostgresAddress): Finding {
  const found = `The database is ${describeAddress(address)}.`
  if (address.tls || isLocalHost(address.host)) return pass(DATABASE, found)
  return warn(DATABASE, found, 'Enable TLS on the database server, and remove "sslmode=disable" from DATABASE_URL.')
}

function checkFile(file: string): Finding {
  const check = DATABASE
  if (file === ':memory:') return pass(check, 'The database is in memory.')
  return isWorldReadable(file)
    ? warn(check, `Every user of this machine can read ${file}.`, `Restrict it to its owner: chmod 600 ${file}*`)
    : pass(check, `The database is stored in ${file}.`)
}

const userVerification: ConfigurationCheck = ({ registration, purposes }) => {
  const check = 'user verification'
  if (purposes.get('step-up')?.userVerification !== 'required') {
    const found = 'A step-up does not require user verification, so a stolen device is enough.'
    return warn(check, found, 'Set "purposes.step-up.user_verification" to "required".')
  }
  const strict = [...purposes.values()].filter((purpose) => purpose.userVerification === 'required')
  const names = strict.map(({ name }) => name).join(', ')
  if (registration.userVerification !== 'discouraged') return pass(check, `User verification is required for ${names}.`)
  return warn(
    check,
    `Registrations discourage user verification. Passkeys created without it are rejected for ${names}.`,
    'Set "registration.user_verification" to "preferred" or "required".',
  )
}

const algorithms: ConfigurationCheck = ({ registration, purposes }) => {
  const check = 'algorithms'
  const idle = [...purposes.values()].filter(
    (purpose) => purpose.algorithms !== 'any' && !purpose.algorithms.some((id) => registration.algorithms.includes(id)),
  )
  if (idle.length === 0) return pass(check, 'New passkeys work for every purpose.')
  return warn(
    check,
    `New passkeys never work for ${idle.map(({ name }) => name).join(', ')}.`,
    'Add an algorithm of the purpose to "registration.algorithms", or the other way round.',
  )
}

const attestation: ConfigurationCheck = ({ registration, metadata, attestation: { anchors, overrides } }) => {
  const check = 'attestation'
  const { models = 'any', none } = overrides
  const isRequired = none === 'refused' || (models !== 'any' && 'only' in models)
  if (registration.attestation === 'none') {
    if (!isRequired) return pass(check, 'Registrations do not request attestation.')
    const found = '"attestation" rejects passkeys without attestation, but registrations do not request it.'
    return warn(
      check,
      found,
      'Set "registration.attestation" to "direct", or request attestation when a registration starts.',
    )
  }
  const anchored = metadata !== 'off' || [...anchors.values()].some((list) => list.length > 0)
  return anchored
    ? pass(check, 'Registrations request attestation, and trust anchors are configured.')
    : warn(
        check,
        'Registrations request attestation, but no trust anchors are configured, so no attestation is trusted.',
        'Enable "metadata", set "trust_anchors", or set "registration.attestation" to "none".',
      )
}

const CHECKS: readonly ConfigurationCheck[] = [
  rpId,
  https,
  origins,
  relatedOrigins,
  checkAppId,
  documents,
  proxies,
  rateLimits,
  crossOrigin,
  framing,
  signingKeys,
  masterSecret,
  database,
  userVerification,
  algorithms,
  attestation,
  checkAndroidRoots,
  checkMetadataRoots,
]

/** Runs every check and returns one finding each. */
export function checkConfiguration(config: LatchkeyConfig): readonly Finding[] {
  return CHECKS.map((check) => check(config))
}

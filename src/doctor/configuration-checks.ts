import type { DocumentsSettings } from '../config/documents-settings.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { isPublicSuffix, labelOf, MOST_LABELS } from '../config/related-origins.js'
import { isLocalhost } from '../config/relying-party.js'
import { isOpenToAll, secretFileOf } from '../config/secrets.js'
import { isNativeOrigin, type Origin } from '../webauthn/index.js'
import { type Finding, fine, warn } from './finding.js'

/** Looks at one part of a configuration that can be used, and may still not be what is wanted. */
type ConfigurationCheck = (config: LatchkeyConfig) => Finding

const rpId: ConfigurationCheck = ({ rpId: id }) =>
  isPublicSuffix(id)
    ? {
        check: 'RP ID',
        severity: 'problem',
        found: `"${id}" is a public suffix, below which anybody may have a domain. Browsers refuse it as an RP ID.`,
        advice: 'Set "hostname" to a domain of your own.',
      }
    : fine('RP ID', `Passkeys belong to "${id}", and work on its domain and below.`)

const https: ConfigurationCheck = ({ rpId: id, defaultOrigin, overHttps }) =>
  overHttps
    ? fine('https', `Pages are expected at ${defaultOrigin} and are served with https.`)
    : warn('https', `"${id}" is this machine alone, without https.`, 'For other people set "hostname" to your domain.')

const origins: ConfigurationCheck = ({ origins: all }) => {
  const native = all.filter((origin) => isNativeOrigin(origin as Origin)).length
  return fine('origins', `Ceremonies may run on ${all.join(', ')} (${native} of them native applications).`)
}

const relatedOrigins: ConfigurationCheck = ({ edge, rpId: id }) => {
  const check = 'related origins'
  const related = edge.documents.relatedOrigins
  if (related.length === 0) return fine(check, 'No other domain may use the passkeys.')
  const labels = new Set(related.map(labelOf)).size
  if (isLocalhost(id)) {
    const found = 'Browsers read the list of related origins with https, which localhost does not have.'
    return warn(check, found, 'Related origins need an RP ID that is a domain.')
  }
  return fine(
    check,
    `${related.length} origins with ${labels} of ${MOST_LABELS} names of domains: ${related.join(', ')}.`,
  )
}

const documents: ConfigurationCheck = ({ edge, rpId: id, defaultOrigin }) => {
  const check = 'documents'
  const names = documentsIn(edge.documents)
  if (names.length === 0) return fine(check, 'There are none below /.well-known/ but the keys of tokens.')
  const home = `https://${id}`
  const found = `They are read at ${names.map((name) => `${home}/.well-known/${name}`).join(', ')}.`
  return defaultOrigin === home
    ? fine(check, found)
    : warn(
        check,
        found,
        `Pages are expected at ${defaultOrigin}: see that ${home}/.well-known/ leads to this server too.`,
      )
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
    return fine('proxies', `X-Forwarded-For is believed from ${trustedProxies.join(', ')}.`)
  if (!overHttps) return fine('proxies', 'X-Forwarded-For is believed from nobody: the client is whoever is connected.')
  return warn(
    'proxies',
    'The server itself speaks http, so something in front of it speaks https, and nothing there is trusted: all clients have one address, and share its limits.',
    'List it in "http.trusted_proxies".',
  )
}

const rateLimits: ConfigurationCheck = ({ edge }) => {
  const missing = Object.entries(edge.rateLimits).flatMap(([name, limit]) => (limit === null ? [name] : []))
  return missing.length === 0
    ? fine('rate limits', 'Requests are limited per address, user and API key; each process counts for itself.')
    : warn('rate limits', `Nothing limits ${missing.join(', ')}.`, 'See that something in front of the server does.')
}

const crossOrigin: ConfigurationCheck = ({ edge, origins: expected }) => {
  const allowed = [...edge.cors.origins]
  const idle = allowed.filter((origin) => !expected.includes(origin))
  if (allowed.length === 0)
    return fine('cross-origin pages', 'Only pages of this server may call the routes for browsers.')
  if (idle.length === 0) return fine('cross-origin pages', `${allowed.join(', ')} may call the routes for browsers.`)
  return warn(
    'cross-origin pages',
    `${idle.join(', ')} may call, and no ceremony is expected there.`,
    'Add them to "origins", or take them out of "cors.origins".',
  )
}

const framing: ConfigurationCheck = ({ edge }) => {
  const { mode, topOrigins, ceremonies } = edge.framing
  if (mode !== 'listed') return fine('framing', `Framing is "${mode}".`)
  const found = `Ceremonies may run in frames in ${[...topOrigins].join(', ')}.`
  return ceremonies !== 'refused' && ceremonies.withoutTopOrigin === 'accepted'
    ? warn(
        'framing',
        `${found} Browsers that do not name the page are believed.`,
        'Set "framing.without_top_origin" to "refused" when all of your users have browsers that name it.',
      )
    : fine('framing', found)
}

const signingKeys: ConfigurationCheck = ({ tokens, environment }) => {
  const check = 'signing keys'
  if (environment.tokenSigningKey !== undefined) {
    const advice = 'Without LATCHKEY_TOKEN_SIGNING_KEY the server makes and rotates keys itself.'
    return warn(check, 'LATCHKEY_TOKEN_SIGNING_KEY holds the key that signs tokens, and it is not rotated.', advice)
  }
  return tokens.rotateAfterDays === null
    ? warn(
        check,
        'Keys are not rotated by themselves.',
        'Set "tokens.rotate_after_days", or run "latchkey keys rotate".',
      )
    : fine(check, `A key signs for ${tokens.rotateAfterDays} days.`)
}

const masterSecret: ConfigurationCheck = ({ environment }) => {
  const check = 'master secret'
  if (environment.masterSecret !== undefined) return fine(check, 'LATCHKEY_SECRET holds it.')
  const file = secretFileOf(environment)
  return isOpenToAll(file)
    ? warn(check, `Everybody on this machine can read ${file}.`, `Keep it for its owner alone: chmod 600 ${file}`)
    : fine(check, `It is kept in ${file}.`)
}

const userVerification: ConfigurationCheck = ({ registration, purposes }) => {
  const check = 'user verification'
  if (purposes.get('step-up')?.userVerification !== 'required') {
    const found = 'A step-up need not show who is there: somebody is enough.'
    return warn(check, found, 'Set "purposes.step-up.user_verification" to "required".')
  }
  const strict = [...purposes.values()].filter((purpose) => purpose.userVerification === 'required')
  const names = strict.map(({ name }) => name).join(', ')
  if (registration.userVerification !== 'discouraged') return fine(check, `It is required for ${names}.`)
  return warn(
    check,
    `Registrations discourage it, and passkeys that are made without it are refused for ${names}.`,
    'Set "registration.user_verification" to "preferred" or "required".',
  )
}

const algorithms: ConfigurationCheck = ({ registration, purposes }) => {
  const check = 'algorithms'
  const idle = [...purposes.values()].filter(
    (purpose) => purpose.algorithms !== 'any' && !purpose.algorithms.some((id) => registration.algorithms.includes(id)),
  )
  if (idle.length === 0) return fine(check, 'Passkeys that are made can serve every purpose.')
  return warn(
    check,
    `No passkey that is made can serve ${idle.map(({ name }) => name).join(', ')}.`,
    'Let "registration.algorithms" and the "algorithms" of the purpose have one in common.',
  )
}

const attestation: ConfigurationCheck = ({ registration, metadata, attestation: { anchors, overrides } }) => {
  const check = 'attestation'
  const { models = 'any', none } = overrides
  const isDemanded = none === 'refused' || (models !== 'any' && 'only' in models)
  if (registration.attestation === 'none') {
    if (!isDemanded) return fine(check, 'Authenticators are not asked to prove their model.')
    const found = '"attestation" refuses passkeys that do not prove their model, and authenticators are not asked to.'
    return warn(check, found, 'Set "registration.attestation" to "direct", or ask for it in every request.')
  }
  const anchored = metadata !== 'off' || [...anchors.values()].some((list) => list.length > 0)
  return anchored
    ? fine(check, 'Authenticators are asked to prove their model, and there is something to hold the proof against.')
    : warn(
        check,
        'Authenticators are asked to prove their model, and nothing is there to hold the proof against: none is trusted.',
        'Enable "metadata", name "trust_anchors", or set "registration.attestation" to "none".',
      )
}

const CHECKS: readonly ConfigurationCheck[] = [
  rpId,
  https,
  origins,
  relatedOrigins,
  documents,
  proxies,
  rateLimits,
  crossOrigin,
  framing,
  signingKeys,
  masterSecret,
  userVerification,
  algorithms,
  attestation,
]

/** Looks at everything that can be seen in a configuration. */
export function checkConfiguration(config: LatchkeyConfig): readonly Finding[] {
  return CHECKS.map((check) => check(config))
}

import { fingerprintOf } from '../config/applications.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { isLocalhost, labelOf } from '../config/domains.js'
import { readOrigin } from '../config/origins.js'
import { isExtensionOrigin, type Origin } from '../webauthn/index.js'
import { hostOf, isIpAddress, isWithin } from './hosts.js'

/** Returns advice when its cause applies to the origin. */
type Advice = (origin: string, config: LatchkeyConfig) => string | undefined

const nativeApp: Advice = (text) => {
  const origin = originIn(text)
  const fingerprint = origin && fingerprintOf(origin)
  if (fingerprint !== undefined) {
    return `This is an Android app signed with the certificate ${fingerprint}. If it is yours, add its package and this fingerprint to "documents.android_apps", or add the origin to "origins". Development builds have another certificate than the app in the store.`
  }
  return origin?.startsWith('ios:') ? 'This is a native app. If it is yours, add the origin to "origins".' : undefined
}

const browserExtension: Advice = (text) => {
  const origin = originIn(text)
  return origin !== undefined && isExtensionOrigin(origin)
    ? `This is a browser extension. If it is yours, add "${origin}" to "origins".`
    : undefined
}

const notWebPage: Advice = (origin) =>
  hostOf(origin) === undefined
    ? 'This is not a web page. Passkeys do not work in local files and sandboxed frames. Load the page from a web server.'
    : undefined

const ipAddress: Advice = (origin, { defaultOrigin }) =>
  isIpAddress(hostOf(origin) ?? '')
    ? `Passkeys do not work on IP addresses. Open the page at ${defaultOrigin}.`
    : undefined

const otherSchemeOrPort: Advice = (origin, config) => {
  const url = new URL(origin)
  const sameHost = config.origins.find((expected) => hostOf(expected) === url.hostname)
  if (sameHost === undefined) return undefined
  if (new URL(sameHost).protocol !== url.protocol) {
    return `The host matches ${sameHost}, but the scheme differs. Redirect ${url.protocol}//${url.host} to ${sameHost}.`
  }
  return `The host matches ${sameHost}, but the port differs. Add "${origin}" to "origins", or open the page at ${sameHost}.`
}

const sameDomain: Advice = (origin, { rpId }) => {
  if (!isWithin(hostOf(origin) ?? '', rpId)) return undefined
  return origin.startsWith('https:')
    ? `The origin belongs to the domain of the RP ID. Add "${origin}" to "origins".`
    : `The origin belongs to the domain of the RP ID, but has no TLS. Serve the page over https, and add its https origin to "origins".`
}

const developmentAndProduction: Advice = (origin, { rpId, hostname }) => {
  const local = isLocalhost(hostOf(origin) ?? '')
  if (local === isLocalhost(rpId)) return undefined
  return local
    ? `The page runs on localhost, and this server is configured for "${hostname}". Use a server that is configured for localhost.`
    : `This server is configured for local development ("${hostname}"). Set "hostname" to your domain, and check that PASSKEY_CONFIG points to that file.`
}

const parentDomain: Advice = (origin, { rpId }) => {
  const host = hostOf(origin) ?? ''
  return isWithin(rpId, host)
    ? `The origin is a parent domain of the RP ID "${rpId}", where its passkeys do not work. To use both, set "hostname" to "${host}". Existing passkeys of "${rpId}" then stop working.`
    : undefined
}

const siblingDomain: Advice = (origin, { rpId }) => {
  const host = hostOf(origin) ?? ''
  const [common] = host.split('.').flatMap((_label, index, labels) => {
    const parent = labels.slice(index).join('.')
    return isWithin(rpId, parent) && labelOf(parent) !== undefined ? [parent] : []
  })
  return common === undefined
    ? undefined
    : `The origin and the RP ID "${rpId}" share the domain "${common}". Add the origin to "documents.related_origins", or set "hostname" to "${common}". The latter invalidates existing passkeys of "${rpId}".`
}

function otherDomain(origin: string, { rpId }: LatchkeyConfig): string {
  const found = `The origin is on another domain than the RP ID "${rpId}".`
  const phishing = 'it may be a phishing page, and the server was right to reject it.'
  return originIn(origin) === undefined
    ? `${found} Therefore ${phishing}`
    : `${found} If the page is yours, add "${origin}" to "documents.related_origins". Otherwise ${phishing}`
}

/** In order of precedence. */
const ADVICE: readonly Advice[] = [
  nativeApp,
  browserExtension,
  notWebPage,
  ipAddress,
  otherSchemeOrPort,
  sameDomain,
  developmentAndProduction,
  parentDomain,
  siblingDomain,
]

/** Returns what to change when a ceremony ran on an unexpected origin. */
export function adviseOnOrigin(origin: string, config: LatchkeyConfig): string {
  return [adviceFor(origin, config), ...adviseOnSpelling(origin)].join(' ')
}

/** Returns why the configuration cannot list a text as an origin, if it cannot. */
export function adviseOnSpelling(text: string): readonly string[] {
  const reading = readOrigin(text)
  return 'reason' in reading ? [`The configuration cannot list this text as an origin: ${reading.reason}.`] : []
}

function adviceFor(origin: string, config: LatchkeyConfig): string {
  for (const advise of ADVICE) {
    const advice = advise(origin, config)
    if (advice !== undefined) return advice
  }
  return otherDomain(origin, config)
}

function originIn(text: string): Origin | undefined {
  const reading = readOrigin(text)
  return 'origin' in reading ? reading.origin : undefined
}

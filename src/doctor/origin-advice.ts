import { fingerprintOf } from '../config/applications.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { labelOf } from '../config/related-origins.js'
import { isLocalhost } from '../config/relying-party.js'
import { hostOf, isIpAddress, isWithin } from './hosts.js'

/** Returns advice when its cause applies to the origin. */
type Advice = (origin: string, config: LatchkeyConfig) => string | undefined

const nativeApp: Advice = (origin) => {
  const fingerprint = fingerprintOf(origin)
  if (fingerprint !== undefined) {
    return `This is an Android app signed with the certificate ${fingerprint}. If it is yours, add its package and this fingerprint to "documents.android_apps", or add the origin to "origins". Development builds have another certificate than the app in the store.`
  }
  return /^[a-z]+:bundle-id:/.test(origin)
    ? 'This is a native app. If it is yours, add the origin to "origins".'
    : undefined
}

const notWebPage: Advice = (origin) =>
  hostOf(origin) === undefined
    ? 'This is not a web page. Passkeys do not work in local files, sandboxed frames and browser extensions. Load the page from a web server.'
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
    return isWithin(rpId, parent) && labelOf(`https://${parent}`) !== undefined ? [parent] : []
  })
  return common === undefined
    ? undefined
    : `The origin and the RP ID "${rpId}" share the domain "${common}". Add the origin to "documents.related_origins", or set "hostname" to "${common}". The latter invalidates existing passkeys of "${rpId}".`
}

const otherDomain = (origin: string, { rpId }: LatchkeyConfig): string =>
  `The origin is on another domain than the RP ID "${rpId}". If the page is yours, add "${origin}" to "documents.related_origins". Otherwise it may be a phishing page, and the server was right to reject it.`

/** In order of precedence. */
const ADVICE: readonly Advice[] = [
  nativeApp,
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
  for (const advise of ADVICE) {
    const advice = advise(origin, config)
    if (advice !== undefined) return advice
  }
  return otherDomain(origin, config)
}

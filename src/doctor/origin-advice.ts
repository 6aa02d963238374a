import { fingerprintOf } from '../config/applications.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { labelOf } from '../config/related-origins.js'
import { isLocalhost } from '../config/relying-party.js'
import { hostOf, isAddress, isWithin } from './hosts.js'

/** One reason why an origin is not among the expected ones, and what to do about it. */
type Reason = (origin: string, config: LatchkeyConfig) => string | undefined

const nativeApplication: Reason = (origin) => {
  const fingerprint = fingerprintOf(origin)
  if (fingerprint !== undefined) {
    return `It is an Android application signed with the certificate ${fingerprint}. If it is yours, add its package and this fingerprint to "documents.android_apps", or the origin to "origins". An application built for development is signed with another certificate than the one in the store.`
  }
  return /^[a-z]+:bundle-id:/.test(origin)
    ? 'It is a native application. If it is yours, add the origin to "origins".'
    : undefined
}

const noWebPage: Reason = (origin) =>
  hostOf(origin) === undefined
    ? 'It is no page of a web site: files, sandboxed frames and browser extensions have no origin that passkeys can belong to. Open the page from a web server.'
    : undefined

const machineAddress: Reason = (origin, { defaultOrigin }) =>
  isAddress(hostOf(origin) ?? '')
    ? `Passkeys do not work on the address of a machine. Open the page as ${defaultOrigin}.`
    : undefined

const otherSchemeOrPort: Reason = (origin, config) => {
  const url = new URL(origin)
  const alike = config.origins.find((expected) => hostOf(expected) === url.hostname)
  if (alike === undefined) return undefined
  if (new URL(alike).protocol !== url.protocol) {
    return `It is the host of ${alike} with another scheme. Send visitors of ${url.protocol}//${url.host} to ${alike}.`
  }
  return `It is the host of ${alike} on another port. Add "${origin}" to "origins", or open the page as ${alike}.`
}

const onTheDomain: Reason = (origin, { rpId }) => {
  if (!isWithin(hostOf(origin) ?? '', rpId)) return undefined
  return origin.startsWith('https:')
    ? `It is on the domain of the RP ID and not listed. Add "${origin}" to "origins".`
    : `It is on the domain of the RP ID, without TLS. Serve it with https, and add its https origin to "origins".`
}

const developmentMixedUp: Reason = (origin, { rpId, hostname }) => {
  const local = isLocalhost(hostOf(origin) ?? '')
  if (local === isLocalhost(rpId)) return undefined
  return local
    ? `It is a page of a developer's machine, and this server is configured for "${hostname}". Use a server that is configured for localhost.`
    : `This server is configured for "${hostname}", for trying out. Set "hostname" to your domain, and see that PASSKEY_CONFIG leads to that file.`
}

const aboveTheRpId: Reason = (origin, { rpId }) => {
  const host = hostOf(origin) ?? ''
  return isWithin(rpId, host)
    ? `It is above the RP ID "${rpId}", whose passkeys cannot be used there. If both belong together, "hostname" has to be "${host}"; passkeys that were made for "${rpId}" stay behind.`
    : undefined
}

const neighbour: Reason = (origin, { rpId }) => {
  const host = hostOf(origin) ?? ''
  const [common] = host.split('.').flatMap((_label, index, labels) => {
    const parent = labels.slice(index).join('.')
    return isWithin(rpId, parent) && labelOf(`https://${parent}`) !== undefined ? [parent] : []
  })
  return common === undefined
    ? undefined
    : `It lies beside the RP ID "${rpId}". With "hostname": "${common}" passkeys would work on both; those that were made for "${rpId}" would stay behind. Or add it to "documents.related_origins".`
}

const foreign = (origin: string, { rpId }: LatchkeyConfig): string =>
  `It is on another domain than the RP ID "${rpId}". If the page is yours, add "${origin}" to "documents.related_origins". If it is not, somebody else's page asks for passkeys of your users, and refusing it is what passkeys are for.`

/** The first that applies; none: the origin is a foreign one. */
const REASONS: readonly Reason[] = [
  nativeApplication,
  noWebPage,
  machineAddress,
  otherSchemeOrPort,
  onTheDomain,
  developmentMixedUp,
  aboveTheRpId,
  neighbour,
]

/** What to do about an origin that is not expected. */
export function adviseOnOrigin(origin: string, config: LatchkeyConfig): string {
  for (const reason of REASONS) {
    const advice = reason(origin, config)
    if (advice !== undefined) return advice
  }
  return foreign(origin, config)
}

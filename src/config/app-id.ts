import type { AppId, RpId } from '../webauthn/index.js'
import type { Report } from './config-problem.js'
import { registrableDomainOf } from './domains.js'

const PATH = 'app_id'

/**
 * Reads the key `app_id`. Browsers hash the text as it is, and accept it only on the registrable domain of the page (§10.1.1,
 * FIDO AppID and Facet Specification §3.1.2).
 *
 * @param rpId undefined when the RP ID is invalid
 */
export function readAppId(text: string | null, rpId: RpId | undefined, report: Report): AppId | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') {
    report({ path: PATH, reason: 'must be an https address without user name, password and fragment' })
    return null
  }
  if (text !== url.href && `${text}/` !== url.href) {
    report({ path: PATH, reason: `must be written as browsers do: ${JSON.stringify(url.href)}` })
    return null
  }
  if (rpId !== undefined && !isOnDomainOf(url.hostname, rpId)) {
    report({ path: PATH, reason: `must have a host on the registrable domain of the RP ID "${rpId}"` })
    return null
  }
  return text as AppId
}

/** Returns whether a host is on the registrable domain of an RP ID. */
export function isOnDomainOf(host: string, rpId: RpId): boolean {
  const domain = registrableDomainOf(rpId)
  return host === domain || host.endsWith(`.${domain}`)
}

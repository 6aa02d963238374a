import { isOnDomainOf } from '../config/app-id.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { type Finding, pass, warn } from './finding.js'

const CHECK = 'AppID'

const WEB_ORIGIN = /^https?:/

/**
 * Finds origins where browsers reject the AppID (§10.1.1). They reject the whole request, and every start with a name contains
 * the AppID.
 */
export function checkAppId({ appId, origins, rpId }: LatchkeyConfig): Finding {
  if (appId === null) return pass(CHECK, 'No U2F AppID is configured.')
  const rejecting = origins.filter((origin) => WEB_ORIGIN.test(origin) && !acceptsAppId(new URL(origin)))
  if (rejecting.length === 0) return pass(CHECK, `U2F credentials are used under ${appId}.`)
  const found = `Browsers reject the AppID ${appId} on ${rejecting.join(', ')}, so sign-ins with a name fail there.`
  return warn(CHECK, found, 'Serve these pages over https on the domain of the RP ID, or remove "app_id".')

  function acceptsAppId({ protocol, hostname }: URL): boolean {
    return protocol === 'https:' && isOnDomainOf(hostname, rpId)
  }
}

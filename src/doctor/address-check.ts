import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { type Finding, pass } from './finding.js'
import { adviseOnOrigin } from './origin-advice.js'

/**
 * Checks whether a page may run ceremonies.
 *
 * @param address the URL of the page, or its origin
 */
export function checkAddress(address: string, config: LatchkeyConfig): Finding {
  const check = 'address of the page'
  const url = URL.canParse(address) ? new URL(address) : undefined
  const origin = url === undefined || url.origin === 'null' ? address : url.origin
  if (config.origins.includes(origin)) return pass(check, `Ceremonies may run on ${origin}.`)
  return {
    check,
    severity: 'problem',
    found: 'The server rejects ceremonies from this page.',
    expected: config.origins.join(', '),
    received: origin,
    advice: adviseOnOrigin(origin, config),
  }
}

import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { findOriginWarning, originOfAddress } from '../config/origins.js'
import { type Finding, pass, warn } from './finding.js'
import { adviseOnOrigin, adviseOnSpelling } from './origin-advice.js'

/**
 * Checks whether a page may run ceremonies.
 *
 * @param address the URL of the page, or its origin
 */
export function checkAddress(address: string, config: LatchkeyConfig): Finding {
  const check = 'address of the page'
  const origin = originOfAddress(address)
  const configured = config.origins.find((each) => each === origin)
  if (configured !== undefined) {
    const warning = findOriginWarning(configured)
    const found = `Ceremonies may run on ${origin}.`
    return warning === undefined ? pass(check, found) : warn(check, found, warning)
  }
  return {
    check,
    severity: 'problem',
    found: 'The server rejects ceremonies from this page.',
    expected: config.origins.join(', '),
    received: origin,
    advice: [adviseOnOrigin(origin, config), ...(origin === address ? [] : adviseOnSpelling(address))].join(' '),
  }
}

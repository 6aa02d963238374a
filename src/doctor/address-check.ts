import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { type Finding, fine } from './finding.js'
import { adviseOnOrigin } from './origin-advice.js'

/** Whether ceremonies may run on a page at this address, which may have a path. */
export function checkAddress(address: string, config: LatchkeyConfig): Finding {
  const check = 'address of the page'
  const url = URL.canParse(address) ? new URL(address) : undefined
  const origin = url === undefined || url.origin === 'null' ? address : url.origin
  if (config.origins.includes(origin)) return fine(check, `Ceremonies may run on ${origin}.`)
  return {
    check,
    severity: 'problem',
    found: 'Ceremonies on this page would be refused.',
    expected: config.origins.join(', '),
    received: origin,
    advice: adviseOnOrigin(origin, config),
  }
}

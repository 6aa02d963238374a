import { isIP } from 'node:net'
import type { Kind } from './schema/field.js'

/** Ranges that have a name. */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal']

/** An address, a range of addresses, or a range that has a name. */
export const proxyAddress: Kind<string> = {
  accepts: `an IP address, a range such as "10.0.0.0/8", or one of ${NAMED_RANGES.map((name) => `"${name}"`).join(', ')}`,
  read: (value) => (typeof value === 'string' && (NAMED_RANGES.includes(value) || isRange(value)) ? value : undefined),
}

/** A range of everything would trust whatever anyone writes into a header. */
function isRange(text: string): boolean {
  const [, address = '', prefix] = /^([0-9a-fA-F.:]+)(?:\/([1-9]\d{0,2}))?$/.exec(text) ?? []
  const version = isIP(address)
  return version !== 0 && (prefix === undefined || Number(prefix) <= (version === 4 ? 32 : 128))
}

import { isIP } from 'node:net'
import { z } from 'zod'
import { coversInternet } from './ip-range.js'

const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal']

/** An address, a range of addresses, or the name of a range. */
export const proxyAddress = z
  .string()
  .refine((address) => NAMED_RANGES.includes(address) || isRange(address))
  .meta({
    title: `an IP address, a range such as "10.0.0.0/8" (at most a /8, or a /20 of public IPv6 addresses), or one of ${NAMED_RANGES.map((name) => `"${name}"`).join(', ')}`,
  })

/** Rejects ranges that cover the internet, because any client in them could choose its address. */
function isRange(text: string): boolean {
  const [, address = '', prefix] = /^([0-9a-fA-F.:]+)(?:\/([1-9]\d{0,2}))?$/.exec(text) ?? []
  const version = isIP(address)
  if (version === 0 || prefix === undefined) return version !== 0
  return Number(prefix) <= (version === 4 ? 32 : 128) && !coversInternet(address, Number(prefix))
}

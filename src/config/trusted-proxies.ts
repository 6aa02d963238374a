import { isIP } from 'node:net'
import { z } from 'zod'

const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal']

/** An address, a range of addresses, or the name of a range. */
export const proxyAddress = z
  .string()
  .refine((address) => NAMED_RANGES.includes(address) || isRange(address))
  .meta({
    title: `an IP address, a range such as "10.0.0.0/8", or one of ${NAMED_RANGES.map((name) => `"${name}"`).join(', ')}`,
  })

/** Rejects ranges of all addresses, which would trust the header of any client. */
function isRange(text: string): boolean {
  const [, address = '', prefix] = /^([0-9a-fA-F.:]+)(?:\/([1-9]\d{0,2}))?$/.exec(text) ?? []
  const version = isIP(address)
  return version !== 0 && (prefix === undefined || Number(prefix) <= (version === 4 ? 32 : 128))
}

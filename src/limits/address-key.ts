import { isIPv6 } from 'node:net'

/** `::ffff:192.0.2.1`, as a socket for both versions names a client of version 4. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** Who hung up before it was asked. */
const UNKNOWN = 'unknown'

const GROUPS_OF_NETWORK = 4
const GROUPS = 8

/** What requests from an address are counted under. A client of version 6 has a whole /64 to send from. */
export function addressKeyOf(address: string | undefined): string {
  if (address === undefined) return UNKNOWN
  const [, mapped] = MAPPED.exec(address) ?? []
  if (mapped !== undefined) return mapped
  const [plain = ''] = address.split('%')
  return isIPv6(plain) ? `${networkOf(plain)}::/64` : address
}

function networkOf(address: string): string {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = Array.from({ length: tail === undefined ? 0 : GROUPS - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].slice(0, GROUPS_OF_NETWORK).join(':')
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

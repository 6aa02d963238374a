import { isIPv6 } from 'node:net'

/** Some proxies append the client's port, which differs for each connection. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

/** The key of a client that disconnected before its address was read. */
const UNKNOWN = 'unknown'

const NETWORK_GROUPS = 4
const GROUPS = 8

/** The prefix of an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2). */
const MAPPED = '0:0:0:0:0:ffff'

/** Returns the key that counts requests from an address. An IPv6 client can use any address of its /64. */
export function addressKeyOf(address: string | undefined): string {
  if (address === undefined) return UNKNOWN
  const [, ipv6, ipv4] = WITH_PORT.exec(address) ?? []
  const bare = ipv6 ?? ipv4 ?? address
  const [plain = ''] = bare.split('%')
  return isIPv6(plain) ? ipv6KeyOf(plain) : bare
}

function ipv6KeyOf(address: string): string {
  const groups = expandGroups(address)
  const [network, client] = [groups.slice(0, NETWORK_GROUPS), groups.slice(-2)]
  return groups.slice(0, -2).join(':') === MAPPED ? ipv4Of(client) : `${network.join(':')}::/64`
}

function expandGroups(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = Array.from({ length: tail === undefined ? 0 : GROUPS - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right]
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

function ipv4Of(groups: readonly string[]): string {
  return groups.flatMap((group) => [...Buffer.from(group.padStart(4, '0'), 'hex')]).join('.')
}

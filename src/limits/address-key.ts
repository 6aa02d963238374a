import { isIPv6 } from 'node:net'
import { ipv6GroupsOf, isMapped } from '../config/ip-range.js'

/** Some proxies append the client's port, which differs for each connection. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

/** The key of a client that disconnected before its address was read. */
const UNKNOWN = 'unknown'

/** The groups of a /64, which belongs to one client. */
const CLIENT_GROUPS = 4

/** The groups of a /48, the largest range that providers assign to one customer (RFC 6177). */
const SITE_GROUPS = 3

/** Returns the key that counts requests from an address. An IPv6 client can use any address of its /64. */
export function addressKeyOf(address: string | undefined): string {
  const plain = plainAddressOf(address)
  const groups = nativeIpv6GroupsOf(plain)
  if (groups !== undefined) return `${groups.slice(0, CLIENT_GROUPS).join(':')}::/64`
  return isIPv6(plain) ? ipv4Of(ipv6GroupsOf(plain).slice(-2)) : plain
}

/** Returns the key that counts requests from the /48 of an IPv6 address; undefined for other addresses. */
export function networkKeyOf(address: string | undefined): string | undefined {
  const groups = nativeIpv6GroupsOf(plainAddressOf(address))
  return groups === undefined ? undefined : `${groups.slice(0, SITE_GROUPS).join(':')}::/48`
}

/** Returns the address without a port and without a zone. */
function plainAddressOf(address: string | undefined): string {
  if (address === undefined) return UNKNOWN
  const [, ipv6, ipv4] = WITH_PORT.exec(address) ?? []
  const bare = ipv6 ?? ipv4 ?? address
  const [plain = ''] = bare.split('%')
  return isIPv6(plain) ? plain : bare
}

/** Returns the groups of an IPv6 address; undefined for IPv4-mapped and other addresses. */
function nativeIpv6GroupsOf(plain: string): string[] | undefined {
  const groups = isIPv6(plain) ? ipv6GroupsOf(plain) : undefined
  return groups === undefined || isMapped(groups) ? undefined : groups
}

function ipv4Of(groups: readonly string[]): string {
  return groups.flatMap((group) => [...Buffer.from(group.padStart(4, '0'), 'hex')]).join('.')
}

import { isIPv6 } from 'node:net'

const GROUPS = 8

/** Returns the eight groups of an IPv6 address in lower-case hex, without leading zeros. */
export function ipv6GroupsOf(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = Array.from({ length: tail === undefined ? 0 : GROUPS - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right]
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

/** The prefix of IPv4-mapped IPv6 addresses (RFC 4291 §2.5.5.2). */
const MAPPED_PREFIX = '0:0:0:0:0:ffff'

const MAPPED_BITS = 96

/** Whether the groups of an IPv6 address form an IPv4-mapped address. */
export function isMapped(groups: readonly string[]): boolean {
  return groups.slice(0, -2).join(':') === MAPPED_PREFIX
}

/** No single range of public addresses is as large as one of these. */
const SHORTEST_IPV4_PREFIX = 8
const SHORTEST_PUBLIC_IPV6_PREFIX = 20

/** Unique local addresses (RFC 4193) and link-local addresses (RFC 4291 §2.5.6). */
const PRIVATE_IPV6 = [
  { bits: 7, base: 0xfc00 },
  { bits: 10, base: 0xfe80 },
]

/**
 * Whether a range is so large that it covers a considerable part of the internet: IPv4 ranges above /8, and public IPv6 ranges
 * above /20.
 */
export function coversInternet(address: string, prefix: number): boolean {
  if (!isIPv6(address)) return prefix < SHORTEST_IPV4_PREFIX
  const groups = ipv6GroupsOf(address)
  if (isMapped(groups) && prefix >= MAPPED_BITS) return prefix - MAPPED_BITS < SHORTEST_IPV4_PREFIX
  const first = Number.parseInt(groups[0] ?? '0', 16)
  const isPrivate = PRIVATE_IPV6.some(
    ({ bits, base }) => prefix >= bits && first >> (16 - bits) === base >> (16 - bits),
  )
  return !isPrivate && prefix < SHORTEST_PUBLIC_IPV6_PREFIX
}

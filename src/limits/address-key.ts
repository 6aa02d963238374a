import { isIPv6 } from 'node:net'

/** Some proxies name the port of the client as well, which would be another one for each connection. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/

/** Who hung up before it was asked. */
const UNKNOWN = 'unknown'

const GROUPS_OF_NETWORK = 4
const GROUPS = 8

/** RFC 4291 §2.5.5.2: before an address of version 4. */
const MAPPED = '0:0:0:0:0:ffff'

/** What requests from an address are counted under. A client of version 6 has a whole /64 to send from. */
export function addressKeyOf(address: string | undefined): string {
  if (address === undefined) return UNKNOWN
  const [, version6, version4] = WITH_PORT.exec(address) ?? []
  const bare = version6 ?? version4 ?? address
  const [plain = ''] = bare.split('%')
  return isIPv6(plain) ? keyOfVersion6(plain) : bare
}

function keyOfVersion6(address: string): string {
  const groups = expanded(address)
  const [network, client] = [groups.slice(0, GROUPS_OF_NETWORK), groups.slice(-2)]
  return groups.slice(0, -2).join(':') === MAPPED ? version4Of(client) : `${network.join(':')}::/64`
}

function expanded(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = Array.from({ length: tail === undefined ? 0 : GROUPS - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right]
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

function version4Of(groups: readonly string[]): string {
  return groups.flatMap((group) => [...Buffer.from(group.padStart(4, '0'), 'hex')]).join('.')
}

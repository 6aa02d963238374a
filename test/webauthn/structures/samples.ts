import type { CborValue } from '../../../src/webauthn/bytes/cbor.js'
import { cbor, concat, hex } from '../bytes/writers.js'

/** COSE keys by label. The values are test patterns and need not be points on a curve. */
export type Labels = readonly (readonly [label: number | string, value: CborValue])[]

const pattern = (length: number): Uint8Array => new Uint8Array(length).fill(0xa5)

export const ES256: Labels = [
  [1, 2],
  [3, -7],
  [-1, 1],
  [-2, pattern(32)],
  [-3, pattern(32)],
]

export const ED25519: Labels = [
  [1, 1],
  [3, -8],
  [-1, 6],
  [-2, pattern(32)],
]

export const RS256: Labels = [
  [1, 3],
  [3, -257],
  [-1, pattern(256)],
  [-2, hex('010001')],
]

export const ML_DSA_44: Labels = [
  [1, 7],
  [3, -48],
  [-1, pattern(1312)],
]

/** Copies `labels` with some values changed, added, or removed (`undefined`). */
export function changed(labels: Labels, changes: Readonly<Record<string, CborValue | undefined>>): Labels {
  const map = new Map(labels)
  for (const [name, value] of Object.entries(changes)) {
    const label = /^-?\d+$/.test(name) ? Number(name) : name
    if (value === undefined) map.delete(label)
    else map.set(label, value)
  }
  return [...map]
}

export function coseKey(labels: Labels): Uint8Array {
  return cbor(new Map(labels))
}

export const RP_ID_HASH = new Uint8Array(32).fill(0x11)
export const AAGUID = hex('00112233445566778899aabbccddeeff')
export const CREDENTIAL_ID = hex('c0c1c2c3c4c5c6c7c8c9cacbcccdcecf')

interface AuthenticatorDataParts {
  readonly flags?: number
  readonly signCount?: string
  readonly credentialId?: Uint8Array
  readonly credentialIdLength?: string
  readonly publicKey?: Uint8Array
  readonly extensions?: Uint8Array
  readonly trailing?: Uint8Array
}

/** Authenticator data of a registration with valid defaults for omitted parts. */
export function attestedData(parts: AuthenticatorDataParts = {}): Uint8Array {
  const { flags = 0x45, signCount = '00000007', credentialId = CREDENTIAL_ID, publicKey = coseKey(ES256) } = parts
  const length = parts.credentialIdLength ?? credentialId.length.toString(16).padStart(4, '0')
  const attested = concat(AAGUID, hex(length), credentialId, publicKey)
  return concat(RP_ID_HASH, Uint8Array.of(flags), hex(signCount), attested, rest(parts))
}

/** Authenticator data of an assertion. */
export function assertionData(parts: AuthenticatorDataParts = {}): Uint8Array {
  const { flags = 0x05, signCount = '00000007' } = parts
  return concat(RP_ID_HASH, Uint8Array.of(flags), hex(signCount), rest(parts))
}

function rest({ extensions = hex(''), trailing = hex('') }: AuthenticatorDataParts): Uint8Array {
  return concat(extensions, trailing)
}

/** An attestation object with some members changed, added, or removed (`undefined`). */
export function attestationObject(changes: Readonly<Record<string, CborValue | undefined>> = {}): Uint8Array {
  const members = new Map<string, CborValue>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', attestedData()],
  ])
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) members.delete(name)
    else members.set(name, value)
  }
  return cbor(members)
}

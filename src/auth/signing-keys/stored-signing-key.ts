import type { TokenAlgorithm } from '../../config/tokens.schema.js'

export interface StoredSigningKey {
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  readonly kid: string
  /** Starts at 1 and is unique, so that one of two concurrent rotations fails. */
  readonly generation: number
  readonly algorithm: TokenAlgorithm
  readonly encryptedKey: Uint8Array
  readonly createdAt: Date
  /** The key is published before this time, so that all verifiers have it by then. */
  readonly signsFrom: Date
  /** The time at which its last token has expired; null until another key replaces it. */
  readonly retiresAt: Date | null
}

/** A `next` key will sign, a `retiring` key is published for the tokens it signed, a `retired` key is not published. */
export type KeyState = 'next' | 'signing' | 'retiring' | 'retired'

type Times = Pick<StoredSigningKey, 'generation' | 'signsFrom' | 'retiresAt'>

/** Returns the key that signs at the given time: the newest one whose `signsFrom` has passed. */
export function findSigning<K extends Times>(keys: readonly K[], at: Date): K | undefined {
  return keys
    .filter((key) => key.signsFrom <= at && !isRetired(key, at))
    .reduce<K | undefined>((latest, key) => (latest && latest.generation > key.generation ? latest : key), undefined)
}

/** Returns the key that will sign next, or undefined when no rotation is in progress. */
export function findNext<K extends Times>(keys: readonly K[], at: Date): K | undefined {
  return keys.find((key) => key.signsFrom > at && !isRetired(key, at))
}

export function isRetired({ retiresAt }: Pick<Times, 'retiresAt'>, at: Date): boolean {
  return retiresAt !== null && retiresAt <= at
}

export function keyStateOf<K extends Times>(key: K, keys: readonly K[], at: Date): KeyState {
  if (isRetired(key, at)) return 'retired'
  if (key.signsFrom > at) return 'next'
  return findSigning(keys, at) === key ? 'signing' : 'retiring'
}

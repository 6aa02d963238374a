import type { TokenAlgorithm } from '../../config/tokens.schema.js'

/** A signing key as the database has it. */
export interface StoredSigningKey {
  /** SHA-256 thumbprint of the key (RFC 7638), base64url. */
  readonly kid: string
  /** 1 for the first key, and one more for each that follows: of two rotations at once, one fails. */
  readonly generation: number
  readonly algorithm: TokenAlgorithm
  readonly sealedKey: Uint8Array
  readonly createdAt: Date
  /** It is published before, so that everyone who verifies has it by then. */
  readonly signsFrom: Date
  /** When the last token it signed has expired; null until another takes over. */
  readonly retiresAt: Date | null
}

/** `next` will sign, `signing` signs, `retiring` is published for what it signed, `retired` is not. */
export type KeyState = 'next' | 'signing' | 'retiring' | 'retired'

type Times = Pick<StoredSigningKey, 'generation' | 'signsFrom' | 'retiresAt'>

/** The key that signs at this time: the latest that may. Undefined where there is none. */
export function signingAt<K extends Times>(keys: readonly K[], at: Date): K | undefined {
  return keys
    .filter((key) => key.signsFrom <= at && !isRetired(key, at))
    .reduce<K | undefined>((latest, key) => (latest && latest.generation > key.generation ? latest : key), undefined)
}

/** The key that will take over; undefined where no rotation is under way. */
export function nextAt<K extends Times>(keys: readonly K[], at: Date): K | undefined {
  return keys.find((key) => key.signsFrom > at && !isRetired(key, at))
}

export function isRetired({ retiresAt }: Pick<Times, 'retiresAt'>, at: Date): boolean {
  return retiresAt !== null && retiresAt <= at
}

export function stateOf<K extends Times>(key: K, keys: readonly K[], at: Date): KeyState {
  if (isRetired(key, at)) return 'retired'
  if (key.signsFrom > at) return 'next'
  return signingAt(keys, at) === key ? 'signing' : 'retiring'
}

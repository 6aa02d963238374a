import { parseBearerSecret, type BearerSecret } from '../../common/bearer-secret.js'

/** A refresh token as the client receives it. */
export interface RefreshToken {
  /** `lr_<id>_<secret>` */
  readonly text: string
  /** The time at which the session ends unless it is refreshed. */
  readonly expiresAt: Date
}

/** A refresh token as it is stored. At most one token of a session is unused. */
export interface StoredRefreshToken {
  readonly id: string
  readonly sessionId: string
  /** SHA-256, 32 bytes. */
  readonly secretHash: Uint8Array
  readonly createdAt: Date
  readonly usedAt: Date | null
}

/** An id of 16 bytes and a secret of 32 bytes, in hexadecimal. */
const FORMAT = /^lr_([0-9a-f]{32})_([0-9a-f]{64})$/

export function formatRefreshToken({ id, secret }: BearerSecret): string {
  return `lr_${id}_${secret}`
}

/** Returns the parts of a refresh token, or undefined when the text has another format. */
export function parseRefreshToken(text: string): BearerSecret | undefined {
  return parseBearerSecret(text, FORMAT)
}

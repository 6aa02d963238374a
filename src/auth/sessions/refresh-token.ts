import { parseBearerSecret, type BearerSecret } from '../../common/bearer-secret.js'

/** A refresh token as its bearer has it. */
export interface RefreshToken {
  /** `lr_<id>_<secret>` */
  readonly text: string
  /** When its session ends without it. */
  readonly expiresAt: Date
}

/** A refresh token as the database has it. Those of one session are a family: one at a time is unused. */
export interface StoredRefreshToken {
  readonly id: string
  readonly sessionId: string
  /** SHA-256 of the secret: 32 bytes. */
  readonly secretHash: Uint8Array
  readonly createdAt: Date
  readonly usedAt: Date | null
}

/** 16 bytes of id and 32 of secret, hexadecimal. */
const FORM = /^lr_([0-9a-f]{32})_([0-9a-f]{64})$/

export function formatRefreshToken({ id, secret }: BearerSecret): string {
  return `lr_${id}_${secret}`
}

/** The parts of a text; undefined where it is no refresh token. */
export function parseRefreshToken(text: string): BearerSecret | undefined {
  return parseBearerSecret(text, FORM)
}

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

export interface RefreshTokenParts {
  /** 16 bytes, hexadecimal. */
  readonly id: string
  /** 32 bytes, hexadecimal. */
  readonly secret: string
}

const FORM = /^lr_([0-9a-f]{32})_([0-9a-f]{64})$/

export function formatRefreshToken({ id, secret }: RefreshTokenParts): string {
  return `lr_${id}_${secret}`
}

/** The parts of a text; undefined where it is no refresh token. */
export function parseRefreshToken(text: string): RefreshTokenParts | undefined {
  const [, id, secret] = FORM.exec(text) ?? []
  return id === undefined || secret === undefined ? undefined : { id, secret }
}

import type { RelyingParty } from './relying-party.js'
import { field, type ValuesOf } from './schema/field.js'
import { integer, oneOf, orNull, text } from './schema/kinds.js'

/** The algorithms that tokens are signed with (RFC 7518 §3.4, RFC 8037 §3.1). */
export const TOKEN_ALGORITHMS = ['ES256', 'EdDSA'] as const

export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number]

export const TOKENS = {
  describe: 'The tokens that say who signed in, and the sessions behind them.',
  fields: {
    issuer: field(orNull(text(512)), null, 'The "iss" claim. null takes the default origin.'),
    audience: field(orNull(text(512)), null, 'The "aud" claim. null takes the RP ID.'),
    access_token_seconds: field(
      integer(30, 86_400),
      900,
      'How long a token is good for. A session goes on with the next one, for which it has a refresh token.',
    ),
    algorithm: field(
      oneOf(...TOKEN_ALGORITHMS),
      'ES256',
      'The algorithm of the next signing key. The key there is stays until it is rotated: "latchkey keys rotate" does it now.',
    ),
    rotate_after_days: field(
      orNull(integer(1, 3650)),
      90,
      'How long a key signs before another takes over. null leaves it to "latchkey keys rotate".',
    ),
    session_days: field(integer(1, 365), 30, 'How long a session may last in all, however much it is used.'),
    refresh_token: field(
      oneOf('cookie', 'body', 'off'),
      'cookie',
      'How a session gets its next access token. "cookie": with a refresh token in a cookie that no script can read, for browsers. "body": with a refresh token in the answer, for native apps, which must keep it safe. "off": not at all, so that a session ends with its access token.',
    ),
    refresh_token_days: field(
      integer(1, 365),
      7,
      'How long a session lasts without being used: a refresh token is good for so long, and for one use.',
    ),
  },
} as const

/** The section `tokens`. */
export interface TokenSettings {
  readonly issuer: string
  readonly audience: string
  readonly accessTokenSeconds: number
  readonly algorithm: TokenAlgorithm
  /** null: never. */
  readonly rotateAfterDays: number | null
  readonly sessionDays: number
  readonly refreshToken: 'cookie' | 'body' | 'off'
  readonly refreshTokenDays: number
}

type Values = ValuesOf<{ readonly tokens: typeof TOKENS }>['tokens']

export function tokenSettings(file: Values, { defaultOrigin, rpId }: RelyingParty): TokenSettings {
  return Object.freeze({
    issuer: file.issuer ?? defaultOrigin,
    audience: file.audience ?? rpId,
    accessTokenSeconds: file.access_token_seconds,
    algorithm: file.algorithm,
    rotateAfterDays: file.rotate_after_days,
    sessionDays: file.session_days,
    refreshToken: file.refresh_token,
    refreshTokenDays: file.refresh_token_days,
  })
}

import { z } from 'zod'
import type { RelyingParty } from './relying-party.js'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, section, text } from './schema/types.js'

/** The signature algorithms of tokens (RFC 7518 §3.3 and §3.4, RFC 8037 §3.1). */
export const TOKEN_ALGORITHMS = ['ES256', 'EdDSA', 'RS256'] as const

export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number]

/** The content of a claim: any text, or an address without user information, which would hide its host. */
const claim = () =>
  text(512).refine((value) => !URL.canParse(value) || new URL(value).username + new URL(value).password === '', {
    params: { reason: 'must not be an address with a user name or password' },
  })

export const TOKENS = section('Tokens that identify a signed-in user, and sessions.', {
  issuer: claim().nullable().default(null).describe('The "iss" claim. null means the default origin.'),
  audience: claim().nullable().default(null).describe('The "aud" claim. null means the RP ID.'),
  access_token_seconds: integer(30, 86_400)
    .default(900)
    .describe('The lifetime of an access token. A session obtains the next one with its refresh token.'),
  algorithm: z
    .enum(TOKEN_ALGORITHMS)
    .default('ES256')
    .describe(
      'The algorithm of new signing keys. Choose RS256 only for verifiers that require it: its keys and signatures are larger, and signing takes longer. The current key stays in use until the next rotation: run "latchkey keys rotate" to rotate immediately.',
    ),
  rotate_after_days: integer(1, 3650)
    .nullable()
    .default(90)
    .describe('The age at which a signing key is replaced. null means that only "latchkey keys rotate" replaces it.'),
  session_days: integer(1, 365).default(30).describe('The maximum lifetime of a session, even if it is in use.'),
  refresh_token: z
    .enum(['cookie', 'body', 'off'])
    .default('cookie')
    .describe(
      'How clients receive refresh tokens. "cookie" sends them in a cookie that scripts cannot read, for browsers. "body" sends them in the response, for native apps, which must store them securely. "off" issues none: a session ends with its access token.',
    ),
  refresh_token_days: integer(1, 365)
    .default(7)
    .describe('The lifetime of a refresh token, and thus of an unused session. A refresh token can be used once.'),
})

type Section = z.output<typeof TOKENS>

/** The section `tokens`. `rotateAfterDays` is null when keys are rotated only manually. */
export interface TokenSettings extends Omit<CamelCased<Section>, 'issuer' | 'audience'> {
  readonly issuer: string
  readonly audience: string
}

export function resolveTokens(section: Section, { defaultOrigin, rpId }: RelyingParty): TokenSettings {
  return Object.freeze({
    ...camelCased(section),
    issuer: section.issuer ?? defaultOrigin,
    audience: section.audience ?? rpId,
  })
}

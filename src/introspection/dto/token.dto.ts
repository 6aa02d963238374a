import { ApiProperty, ApiSchema, PartialType } from '@nestjs/swagger'
import { IsOptional, IsString, Length } from 'class-validator'
import { IsText } from '../../common/http/is-text.js'
import type { Claims } from '../../auth/tokens/authentication-facts.js'
import type { VerifiedToken } from '../../auth/tokens/tokens.service.js'

export class IntrospectTokenDto {
  /** A token of this server. Any other text is an inactive token. */
  @IsString()
  @Length(1, 16_384)
  token!: string

  /** Ignored: every token states its kind. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  token_type_hint?: string
}

export class RedeemTokenDto {
  /** A single-use result token. */
  @IsString()
  @Length(1, 4096)
  token!: string

  /**
   * The required purpose. A token of another purpose is rejected and stays unused. Always send it for purposes other
   * than `login`.
   */
  @IsOptional()
  @IsText(64)
  purpose?: string
}

@ApiSchema({ description: 'The claims of a token.' })
export class TokenClaimsDto {
  /** The id of the user. */
  sub!: string
  /** The id of the session; only in access tokens. */
  sid?: string
  /** The RP ID; only in access tokens. */
  client_id?: string
  iss!: string
  aud!: string
  /** The time of issue, in seconds since 1970. */
  iat!: number
  /** The expiry, in seconds since 1970. */
  exp!: number
  jti!: string
  /** Authentication methods (RFC 8176). */
  amr!: string[]
  /** `phr`: phishing-resistant; `phrh`: phishing-resistant with a key in proven hardware. */
  acr!: string
  /** The time of the authentication, in seconds since 1970. */
  auth_time!: number
  /** The purpose of the authentication. */
  purpose!: string
  passkey_id!: string
  aaguid!: string
  user_verified!: boolean
  backup_state!: boolean
  /** Whether the token can be redeemed once. */
  single_use?: boolean

  static of(claims: Claims): TokenClaimsDto {
    return Object.assign(new TokenClaimsDto(), claims)
  }
}

@ApiSchema({ description: 'Whether the token is active, and its claims if it is.' })
export class TokenStatusDto extends PartialType(TokenClaimsDto) {
  active!: boolean
  @ApiProperty({ enum: ['access', 'result'], required: false })
  token_use?: VerifiedToken['use']
  /** How to use the token (RFC 6749 §7.1); only for access tokens. */
  @ApiProperty({ enum: ['Bearer'], required: false })
  token_type?: 'Bearer'

  static of(token: VerifiedToken | undefined): TokenStatusDto {
    const status = token === undefined ? { active: false } : { ...token.claims, ...useOf(token), active: true }
    return Object.assign(new TokenStatusDto(), status)
  }
}

function useOf({ use }: VerifiedToken): Pick<TokenStatusDto, 'token_use' | 'token_type'> {
  return use === 'access' ? { token_use: use, token_type: 'Bearer' } : { token_use: use }
}

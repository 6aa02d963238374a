import { ApiProperty, ApiSchema, PartialType } from '@nestjs/swagger'
import { IsOptional, IsString, Length } from 'class-validator'
import { IsText } from '../../common/http/is-text.js'
import type { Claims } from '../../auth/tokens/authentication-facts.js'
import type { VerifiedToken } from '../../auth/tokens/tokens.service.js'

export class TokenDto {
  /** An access token or a result token. */
  @IsString()
  @Length(1, 4096)
  token!: string
}

export class RedeemTokenDto extends TokenDto {
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

  static of(token: VerifiedToken | undefined): TokenStatusDto {
    const claims = token === undefined ? {} : { ...token.claims, token_use: token.use }
    return Object.assign(new TokenStatusDto(), claims, { active: token !== undefined })
  }
}

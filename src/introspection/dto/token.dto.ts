import { ApiProperty, ApiSchema, PartialType } from '@nestjs/swagger'
import { IsOptional, IsString, Length } from 'class-validator'
import { IsText } from '../../common/http/is-text.js'
import type { Claims } from '../../auth/tokens/token-codec.js'
import type { ReadToken } from '../../auth/tokens/tokens.service.js'

export class TokenDto {
  /** An access token or a result token. */
  @IsString()
  @Length(1, 4096)
  token!: string
}

export class RedeemTokenDto extends TokenDto {
  /** What the token must be for: one of another purpose is refused and not used up. Send it for all but a login. */
  @IsOptional()
  @IsText(64)
  purpose?: string
}

@ApiSchema({ description: 'The claims of a token.' })
export class TokenClaimsDto {
  /** The user. */
  sub!: string
  /** The session; access tokens alone have it. */
  sid?: string
  iss!: string
  aud!: string
  /** When it was made, in seconds since 1970. */
  iat!: number
  /** When it ends, in seconds since 1970. */
  exp!: number
  jti!: string
  /** Authentication methods (RFC 8176). */
  amr!: string[]
  /** `phrh`: phishing-resistant and in proven hardware; `phr`: phishing-resistant. */
  acr!: string
  /** When the user proved who they are, in seconds since 1970. */
  auth_time!: number
  /** What the authentication was for. */
  purpose!: string
  passkey_id!: string
  aaguid!: string
  user_verified!: boolean
  backup_state!: boolean
  /** Whether the token counts once, for who redeems it. */
  single_use?: boolean

  static of(claims: Claims): TokenClaimsDto {
    return Object.assign(new TokenClaimsDto(), claims)
  }
}

@ApiSchema({ description: 'Whether the token is good now. The claims are there when it is.' })
export class TokenStatusDto extends PartialType(TokenClaimsDto) {
  active!: boolean
  @ApiProperty({ enum: ['access', 'result'], required: false })
  token_use?: ReadToken['use']

  static of(read: ReadToken | undefined): TokenStatusDto {
    const said = read === undefined ? {} : { ...read.claims, token_use: read.use }
    return Object.assign(new TokenStatusDto(), said, { active: read !== undefined })
  }
}

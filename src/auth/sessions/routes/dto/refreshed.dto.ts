import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { RefreshTokenResponse } from '../../refresh-token-response.js'
import type { IssuedSession } from '../../sessions.service.js'

@ApiSchema({ description: 'The next tokens of the session.' })
export class RefreshedDto extends RefreshTokenResponse {
  /** A JWT for the `Authorization` header. It replaces the previous one. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** The expiry of the access token. */
  expiresAt!: Date
  /** The next refresh token, when `tokens.refresh_token` is `body`. The previous one is no longer valid. */
  refreshToken?: string

  static of({ accessToken, refreshToken }: IssuedSession): RefreshedDto {
    return Object.assign(new RefreshedDto().withRefreshToken(refreshToken), {
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
    })
  }
}

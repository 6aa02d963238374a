import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import type { GrantedSession } from '../../sessions.service.js'

@ApiSchema({ description: 'The next access token of the session.' })
export class RefreshedDto {
  /** A JWT for the `Authorization` header of further requests, in place of the one before. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** When the access token ends. */
  expiresAt!: Date
  /** The next refresh token, where the configuration hands it out in bodies. The one before is used up. */
  refreshToken?: string

  static of({ accessToken }: GrantedSession, refreshToken: string | undefined): RefreshedDto {
    return Object.assign(new RefreshedDto(), {
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
      ...(refreshToken !== undefined && { refreshToken }),
    })
  }
}

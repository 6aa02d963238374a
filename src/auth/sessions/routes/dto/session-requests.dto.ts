import { IsOptional } from 'class-validator'
import { IsPathSegment, IsText } from '../../../../common/http/is-text.js'

export class RefreshDto {
  /** The refresh token, when `tokens.refresh_token` is `body`. Otherwise it is sent in a cookie. */
  @IsOptional()
  @IsText(255)
  refreshToken?: string
}

export class UserSessionsPathDto {
  @IsPathSegment(255)
  userId!: string
}

import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { RefreshTokenResponse } from '../../../auth/sessions/refresh-token-response.js'
import { webAuthnJsonOrNull } from '../../../common/http/webauthn-json.js'
import type { Trace, TraceReport } from '../../../webauthn/index.js'
import { AccountDto } from '../../credentials/dto/account.dto.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { SignalsDto } from '../../credentials/dto/signals.dto.js'
import type { SignedIn } from '../passkey-sessions.service.js'

@ApiSchema({ description: 'The user, the passkey and the tokens of a new session.' })
export class SignedInDto extends RefreshTokenResponse {
  user!: AccountDto
  /** The passkey that was created or used. */
  passkey!: PasskeyDto
  signals!: SignalsDto
  /** A JWT for the `Authorization` header of further requests. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** When the access token expires. A refresh token continues the session. */
  expiresAt!: Date
  /** For the next access token. Present only if `tokens.refresh_token` is "body". */
  refreshToken?: string
  /** Every step of the verification; null unless `end_user_realm.show_traces` is enabled. */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of(signedIn: SignedIn, trace: Trace | undefined): SignedInDto {
    const { user, passkey, signals, accessToken, refreshToken } = signedIn
    return Object.assign(new SignedInDto().withRefreshToken(refreshToken), {
      user: AccountDto.of(user),
      passkey: PasskeyDto.of(passkey),
      signals,
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
      trace: trace?.report() ?? null,
    })
  }
}

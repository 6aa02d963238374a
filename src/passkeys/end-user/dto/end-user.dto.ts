import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger'
import { RefreshTokenResponse } from '../../../auth/sessions/refresh-token-response.js'
import { webAuthnJson } from '../../../common/http/webauthn-json.js'
import type { TraceReport } from '../../../webauthn/index.js'
import { AccountDto } from '../../credentials/dto/account.dto.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import { SignalsDto } from '../../credentials/dto/signals.dto.js'
import { ExtensionResultsDto } from '../../registration/dto/extension-results.dto.js'
import type { AddedPasskey } from '../my-passkeys.service.js'
import type { SignedIn } from '../admission.js'

@ApiSchema({ description: 'The user, the passkey and the tokens of a new session.' })
export class SignedInDto extends RefreshTokenResponse {
  user!: AccountDto
  /** The passkey that was made or used. */
  passkey!: PasskeyDto
  signals!: SignalsDto
  /** A JWT for the `Authorization` header of further requests. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** When the access token ends. The session goes on with a refresh token. */
  expiresAt!: Date
  /** For the next access token, where the configuration hands it out in bodies. */
  refreshToken?: string
  /** Every step of the verification; left out unless the configuration shows traces. */
  @ApiPropertyOptional(webAuthnJson('TraceReport'))
  trace?: TraceReport

  static of(signedIn: SignedIn): SignedInDto {
    const { user, passkey, signals, accessToken, refreshToken, trace } = signedIn
    return Object.assign(new SignedInDto().withRefreshToken(refreshToken), {
      user: AccountDto.of(user),
      passkey: PasskeyDto.of(passkey),
      signals,
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
      ...(trace !== undefined && { trace }),
    })
  }
}

@ApiSchema({ description: 'The new passkey.' })
export class AddedPasskeyDto {
  passkey!: PasskeyDto
  extensions!: ExtensionResultsDto
  signals!: SignalsDto
  /** Every step of the verification; left out unless the configuration shows traces. */
  @ApiPropertyOptional(webAuthnJson('TraceReport'))
  trace?: TraceReport

  static of({ passkey, extensions, signals, trace }: AddedPasskey): AddedPasskeyDto {
    return Object.assign(new AddedPasskeyDto(), {
      passkey: PasskeyDto.of(passkey),
      extensions: ExtensionResultsDto.of(extensions),
      signals,
      ...(trace !== undefined && { trace }),
    })
  }
}

import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger'
import { webAuthnJson } from '../../../common/http/webauthn-json.js'
import type { TraceReport } from '../../../webauthn/index.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import type { SteppedUp } from '../admission.js'

@ApiSchema({ description: 'The session goes on, with a new access token.' })
export class SteppedUpDto {
  /** The passkey that was used. */
  passkey!: PasskeyDto
  /** A JWT for the same session, in place of the one before. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** When the access token ends. */
  expiresAt!: Date
  /** Every step of the verification; left out unless the configuration shows traces. */
  @ApiPropertyOptional(webAuthnJson('TraceReport'))
  trace?: TraceReport

  static of({ passkey, accessToken, trace }: SteppedUp): SteppedUpDto {
    return Object.assign(new SteppedUpDto(), {
      passkey: PasskeyDto.of(passkey),
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
      ...(trace !== undefined && { trace }),
    })
  }
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import type { TraceReport } from '../../../webauthn/index.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import type { SteppedUp } from '../admission.js'

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
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
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

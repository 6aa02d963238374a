import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger'
import { webAuthnJson } from '../../../common/http/webauthn-json.js'
import type { Trace, TraceReport } from '../../../webauthn/index.js'
import { PasskeyDto } from '../../credentials/dto/passkey.dto.js'
import type { SteppedUp } from '../passkey-sessions.service.js'

@ApiSchema({ description: 'The session after the step-up, with a new access token.' })
export class SteppedUpDto {
  /** The passkey that was used. */
  passkey!: PasskeyDto
  /** A JWT for the same session. It replaces the previous access token. */
  accessToken!: string
  @ApiProperty({ enum: ['Bearer'] })
  tokenType!: 'Bearer'
  /** When the access token expires. */
  expiresAt!: Date
  /** Every step of the verification. Absent unless `end_user_realm.show_traces` is enabled. */
  @ApiPropertyOptional(webAuthnJson('TraceReport'))
  trace?: TraceReport

  static of({ passkey, accessToken }: SteppedUp, trace: Trace | undefined): SteppedUpDto {
    return Object.assign(new SteppedUpDto(), {
      passkey: PasskeyDto.of(passkey),
      accessToken: accessToken.token,
      tokenType: 'Bearer' as const,
      expiresAt: accessToken.expiresAt,
      ...(trace !== undefined && { trace: trace.report() }),
    })
  }
}
